/**
 * The wire as the page reads and writes it: small JSON texts, and frames of bytes.
 */

/** @typedef {import("./wire.d.ts").FrameHeader} FrameHeader */
/** @typedef {import("./wire.d.ts").NamedArray} NamedArray */
/** @typedef {Float64Array | Float32Array} Numbers */

/**
 * A moment: the fields of its header, and its arrays by name and layer.
 * `isAsked` where it is of an example that a person filled in.
 * @typedef {FrameHeader & {
 *   array: (name: string, layer?: number) => Numbers, isAsked?: boolean,
 * }} Frame
 */

/** @type {Record<string, Float64ArrayConstructor | Float32ArrayConstructor>} */
const NUMBERS = { float64: Float64Array, float32: Float32Array };

export class ProtocolProblem extends Error {}

/**
 * @param {ArrayBuffer} buffer
 * @returns {FrameHeader}
 */
export function readHeader(buffer) {
  const length = buffer.byteLength < 4 ? -1 : new DataView(buffer).getUint32(0, true);
  if (length < 0 || 4 + length > buffer.byteLength || (4 + length) % 8 !== 0) {
    throw new ProtocolProblem(
      `Expected a frame that opens with its header's length, padded to 8 bytes; ` +
        `found ${buffer.byteLength} bytes and a length of ${length}.`,
    );
  }
  const text = new TextDecoder().decode(new Uint8Array(buffer, 4, length));
  /** @type {FrameHeader} */
  const header = JSON.parse(text);
  if (header.kind !== "frame") {
    throw new ProtocolProblem(`Expected kind "frame", found "${header.kind}".`);
  }
  return header;
}

/**
 * Decode a frame; its arrays are views of the buffer, nothing is copied.
 *
 * @param {ArrayBuffer} buffer
 * @param {readonly NamedArray[]} layout where each named array lies, from the experiment's event
 * @returns {Frame}
 */
export function decodeFrame(buffer, layout) {
  const header = readHeader(buffer);
  const Type = NUMBERS[header.dtype];
  if (!Type) {
    throw new ProtocolProblem(
      `Expected dtype float64 or float32, found "${header.dtype}".`,
    );
  }
  const start = 4 + new DataView(buffer).getUint32(0, true);
  const expected = layout.reduce((end, named) => Math.max(end, endOf(named)), 0);
  const found = (buffer.byteLength - start) / Type.BYTES_PER_ELEMENT;
  if (found !== expected) {
    throw new ProtocolProblem(`Expected ${expected} numbers, found ${found}.`);
  }

  /** @type {Map<string, Numbers>} */
  const views = new Map();
  for (const named of layout) {
    const offset = start + named.offset * Type.BYTES_PER_ELEMENT;
    const view = new Type(buffer, offset, endOf(named) - named.offset);
    views.set(`${named.name}:${named.layer}`, view);
  }
  return {
    ...header,
    /** @param {string} name @param {number} [layer] */
    array(name, layer = 0) {
      const view = views.get(`${name}:${layer}`);
      if (!view) throw new RangeError(`No array "${name}" in layer ${layer}.`);
      return view;
    },
  };
}

/** @param {NamedArray} named */
function endOf({ shape, offset }) {
  return offset + shape.reduce((product, size) => product * size, 1);
}
