/** The one state of the page: views read it, and hear when their part of it changed. */

/**
 * @typedef {import("./wire.d.ts").AnswerEvent} AnswerEvent
 * @typedef {import("./wire.d.ts").Catalog} Catalog
 * @typedef {import("./wire.d.ts").Command} Command
 * @typedef {import("./wire.d.ts").DependenceEvent} DependenceEvent
 * @typedef {import("./wire.d.ts").CrowdsHeader} CrowdsHeader
 * @typedef {import("./wire.d.ts").ExampleEvent} ExampleEvent
 * @typedef {import("./wire.d.ts").ExperimentEvent} ExperimentEvent
 * @typedef {import("./wire.d.ts").GradientCheckEvent} GradientCheckEvent
 * @typedef {import("./wire.d.ts").LandscapeEvent} LandscapeEvent
 * @typedef {import("./wire.d.ts").LossAlongEvent} LossAlongEvent
 * @typedef {import("./wire.d.ts").ReportEvent} ReportEvent
 * @typedef {import("./wire.d.ts").StatusEvent} StatusEvent
 * @typedef {import("./protocol.js").Frame} Frame
 */

/** @typedef {"plain" | "technical"} Vocabulary */

/** @typedef {3 | 4 | 6 | "all"} Digits significant ones; all that a number is worth */

/**
 * @typedef {{kind: "node", layer: number, index: number}
 *   | {kind: "connection", layer: number, from: number, to: number}} Selection
 *   a connection's layer is the one that it leads into
 */

/**
 * @typedef {object} State
 * @property {"connecting" | "open" | "lost" | "ended"} connection
 * @property {boolean} isSilent whether the server owes an answer for too long
 * @property {boolean} isOpening whether the server has yet to open what the address names
 * @property {"driver" | "follower"} role
 * @property {string | null} follow what others add to /follow/ to watch
 * @property {string | null} key
 * @property {Catalog | null} catalog what there is to choose from
 * @property {ExperimentEvent | null} experiment what stays the same during a run
 * @property {StatusEvent | null} status
 * @property {Frame | null} frame the present moment
 * @property {CrowdsHeader | null} crowds of the last frame that had them
 * @property {{row: number, data: string} | null} watched the one example whose answers
 *   are followed through training, and the data set that it is of
 * @property {import("./wire.d.ts").WayEvent | null} way how it was answered so far
 * @property {number | null} exampleRow of the one that was chosen among the crowds
 * @property {ExampleEvent | null} example who that is, once the server has told
 * @property {{steps: number[], train: number[], test: (number | null)[]}} curve
 * @property {{message: string, field: string | null} | null} problem
 * @property {Vocabulary} vocabulary
 * @property {"auto" | "light" | "dark"} theme
 * @property {number} scale everything's size, 1 is usual
 * @property {Digits} digits of the numbers that one may follow by hand
 * @property {boolean} isStage
 * @property {boolean} isBlack
 * @property {"help" | "settings" | "gallery" | "results" | "draw" | "data"
 *   | "weights" | "worksheet" | "landscape" | "pairing" | null} open the sheet that lies
 *   over the page
 * @property {number} matrixLayer whose weights the heat map opens with
 * @property {"phase" | "step" | "epoch"} unit of one press of the arrow keys
 * @property {Selection | null} selection what the inspector tells of
 * @property {boolean} isPinned
 * @property {import("./network/parts.js").Listing | null} listing of what each example
 *   of the batch adds to a gradient; null where it is closed
 * @property {import("./network/exercise.js").Exercise | null} exercise what the person
 *   has worked out so far; null where the inspector asks nothing
 * @property {readonly number[] | null} highlight input nodes lit from the data card
 * @property {boolean} showsNumbers whether the data card shows what enters the network
 * @property {boolean} isCodeLarge whether the code lies over the network, with variables
 * @property {string[]} notices what a link asked for that could not be, in sentences
 * @property {string | null} fileNote what was saved or copied last
 * @property {OwnTable | null} table that the person looks at, with what they chose so far
 * @property {import("./wire.d.ts").TablePlan | Refusal | null} plan what would enter the
 *   network of it, or a problem
 * @property {Record<string, string>} draft what was typed into the settings, by field
 * @property {"crowds" | "answers" | "code"} aside what stands below the curve, where
 *   there is such a thing
 * @property {number | null} tool the class, or the number, of points that a click adds
 * @property {boolean} showsTest whether held-out points are drawn on the plane
 * @property {boolean} isDiscrete whether the plane shows only which answer, not how sure
 * @property {boolean} isLog whether losses are drawn on a logarithmic scale
 * @property {boolean} isSmooth whether the lines of the losses are smoothed
 * @property {number | null} pointedStep the step under the pointer in the error curve
 * @property {readonly import("./charts/kept_curves.js").Kept[]} kept curves to compare with
 * @property {ReportEvent | null} report how good the network was when it was last asked for
 * @property {DependenceEvent | null} dependence the answers along one column
 * @property {AnswerEvent | null} answer about an example that is not in the data
 * @property {(GradientCheckEvent & {moment: string}) | null} gradientCheck a gradient
 *   beside the slope that was measured, and of which moment
 * @property {(LossAlongEvent & {revision: number | null}) | null} along the loss against
 *   one weight or bias, and of which run
 * @property {boolean} showsAlong whether the inspector shows it
 * @property {number} alongCloser how often its range is divided by ten
 * @property {LandscapeEvent | null} landscape the loss around the weights of a moment
 * @property {{done: number, total: number} | null} landscapeProgress of one that is under way
 * @property {Omit<PlaneChoice, "places"> & {places: PlaneChoice["places"] | null}} plane
 *   what the next landscape goes along; without places, what is usual
 * @property {Asking | null} asking an example that is not in the data
 */

/**
 * @typedef {{values: Record<string, number | string>, isNew: boolean}} Asking
 *   what a person fills in, by column; `isNew` where it is not about the present example
 */

/**
 * @typedef {object} PlaneChoice
 * @property {"random" | "weights"} by
 * @property {number} seed
 * @property {[Parameter, Parameter]} places
 */

/** @typedef {import("./network/edit_controls.js").Parameter} Parameter */

/**
 * The fields of a command, without its kind and number.
 * @template {Command["kind"]} Kind
 * @typedef {Omit<Extract<Command, {kind: Kind}>, "kind" | "number">} Fields
 */

/**
 * The state where some of its parts are there, which `has` tells.
 * @template {keyof State} Keys
 * @typedef {State & {[Key in Keys]: NonNullable<State[Key]>}} With
 */

/**
 * What the page knows of a person's own table, and what they chose about it so far.
 * @typedef {import("./wire.d.ts").TablePreview & {
 *   kinds: Record<string, string>, missing: string,
 * }} OwnTable
 */

/** @typedef {{problem: string}} Refusal why a table cannot be used as it was chosen */

/**
 * @typedef {<Kind extends Command["kind"]>(
 *   kind: Kind, fields?: Fields<Kind>
 * ) => Promise<boolean>} Send
 *   sends a command; tells whether the server has applied or refused it
 */

/**
 * @typedef {object} Store
 * @property {() => State} get
 * @property {(patch: Partial<State>) => void} set
 * @property {<T>(
 *   select: (state: State) => T,
 *   listener: (selected: T, state: State) => void,
 * ) => () => void} subscribe calls the listener at once and after every change of
 *   what `select` gives (by Object.is); returns the way to unsubscribe
 */

/** @type {State} */
export const INITIAL = {
  connection: "connecting",
  isSilent: false,
  isOpening: false,
  role: "driver",
  follow: null,
  key: null,
  catalog: null,
  experiment: null,
  status: null,
  frame: null,
  crowds: null,
  watched: null,
  way: null,
  exampleRow: null,
  example: null,
  curve: { steps: [], train: [], test: [] },
  problem: null,
  vocabulary: "plain",
  theme: "auto",
  scale: 1,
  digits: "all",
  isStage: false,
  isBlack: false,
  open: null,
  matrixLayer: 1,
  unit: "phase",
  selection: null,
  isPinned: false,
  listing: null,
  exercise: null,
  highlight: null,
  showsNumbers: false,
  isCodeLarge: false,
  notices: [],
  fileNote: null,
  table: null,
  plan: null,
  draft: {},
  aside: "crowds",
  tool: null,
  showsTest: false,
  isDiscrete: false,
  isLog: false,
  isSmooth: false,
  pointedStep: null,
  kept: [],
  report: null,
  dependence: null,
  answer: null,
  gradientCheck: null,
  along: null,
  showsAlong: true,
  alongCloser: 0,
  landscape: null,
  landscapeProgress: null,
  plane: { by: "random", seed: 1, places: null },
  asking: null,
};

/**
 * Say whether some parts of a state are there.
 *
 * @template {keyof State} Keys
 * @param {State} state
 * @param {Keys[]} keys
 * @returns {state is With<Keys>}
 */
export function has(state, ...keys) {
  return keys.every((key) => state[key] !== null);
}

/**
 * @param {State} initial
 * @returns {Store}
 */
export function createStore(initial = INITIAL) {
  let state = { ...initial };
  /** @type {Set<() => void>} */
  const checks = new Set();

  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      for (const check of checks) check();
    },
    subscribe(select, listener) {
      let selected = select(state);
      const check = () => {
        const now = select(state);
        if (Object.is(now, selected)) return;
        selected = now;
        listener(now, state);
      };
      checks.add(check);
      listener(selected, state);
      return () => checks.delete(check);
    },
  };
}
