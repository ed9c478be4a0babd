/**
 * What only some frames have: maps, a line, crowds. A frame is passed over where a newer
 * one comes before it is drawn; what it has of these is drawn with the newer one then,
 * or a slow page might never see any.
 */

/** @typedef {import("./wire.d.ts").FrameHeader} FrameHeader */
/** @typedef {Pick<FrameHeader, "map" | "line" | "crowds">} Seldom */

/** @type {Seldom} */
const NOTHING = { map: null, line: null, crowds: null };

export function createSeldom() {
  let kept = NOTHING;
  return {
    /** Keep what is seldom of a frame that is passed over. @param {Seldom} header */
    keep({ map, line, crowds }) {
      kept = {
        map: map ?? kept.map,
        line: line ?? kept.line,
        crowds: crowds ?? kept.crowds,
      };
    },
    /** What was kept is of another run. */
    forget() {
      kept = NOTHING;
    },
    /**
     * Give what a frame has itself, or what was kept, which is then no longer.
     *
     * @param {Seldom} header
     * @returns {Seldom}
     */
    take(header) {
      this.keep(header);
      const found = kept;
      kept = NOTHING;
      return found;
    },
  };
}
