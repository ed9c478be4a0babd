/**
 * The wire, as the page's types. Made by `python -m tests.checks.wire` from the models
 * of the server: change those, not this.
 */

/** The batch asked again after its update; losses are means without penalties. */
export type Again = {
  /** The answer for the example in focus, before and after: "83 → 80 %". */
  pair: string;
  /** The answer after the update alone. */
  after: string;
  /** What the number is of, where that is not plain, else empty. */
  of: string;
  /** Whether it has come nearer to the truth. */
  way: "nearer" | "further" | "same";
  /** How many examples of the batch have a smaller loss than before. */
  better: number;
  /** Of the batch; null where it is not finite. */
  loss_before: number | null;
  /** Of the same batch with the new weights. */
  loss_after: number | null;
};

/** There is nothing to say; the connection stands. */
export type AliveEvent = {
  kind: "alive";
};

/** What the network says of an example that is not in the data. */
export type AnswerEvent = {
  kind: "answer";
  /** What was asked, by column. */
  values: Record<string, number | string>;
  /** What it says. */
  prediction: Prediction;
  /** The columns that pushed most, the strongest first. */
  pushes: Push[];
  /** Of every node, by layer, the input layer first. */
  activations: number[][];
};

/** Ask what the network says of an example that is not in the data. */
export type AskCommand = {
  kind: "ask";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** What is known of it, by column, in the words and units of the data. */
  values: Record<string, number | string>;
};

/** A column to fill in, to ask about an example that is not in the data. */
export type AskedColumn = {
  /** As the table has it. */
  name: string;
  /** What a person reads for it. */
  words: string;
  /** What its values are. */
  kind: "number" | "category" | "yes_no";
  /** Such as "mm"; empty without one. */
  unit: string;
  /** The values to choose from: of yes_no the words for 0 and 1. */
  categories: string[];
  /** The lowest number in the data; null where it is not a number. */
  lowest: number | null;
  /** The highest number in the data; null where it is not a number. */
  highest: number | null;
  /** Digits after the point; null for six significant ones. */
  decimals: number | null;
  /** The median, or the most common value. */
  typical: number | string;
};

/** Go back by one phase, step or epoch, and pause there. */
export type BackCommand = {
  kind: "back";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** How far. */
  unit?: "phase" | "step" | "epoch";
};

/** Everything that a person can choose from. */
export type Catalog = {
  /** The data sets that come along. */
  datasets: OfferedDataset[];
  /** The experiments that come along. */
  presets: OfferedPreset[];
  /** How a node turns its sum into the number it passes on. */
  activations: OfferedActivation[];
  /** How being wrong is counted. */
  losses: OfferedLoss[];
  /** How the first weights are drawn. */
  initializers: OfferedInitializer[];
  /** How gradients become changes. */
  optimizers: OfferedOptimizer[];
  /** How the learning rate goes on over the steps. */
  schedules: OfferedSchedule[];
  /** All settings of an experiment, in the order of a link. */
  settings: OfferedSetting[];
  /** The parts of the form, in order. */
  groups: SettingGroup[];
  /** What can be changed by hand while it learns. */
  edits: OfferedEdit[];
  /** From slow to fast. */
  speeds: OfferedSpeed[];
  /** The five steps of the loop, in order. */
  five_steps: FiveStepWords[];
};

/** How the answers are spread, for each of two true classes. */
export type ChanceHistogram = {
  /** Where the bins end, from 0 to 1. */
  edges: number[];
  /** How many examples fall in each bin: of the first class, then of the second. */
  counts: [number[], number[]];
};

/** Compare the gradient of a weight or bias with the slope of the loss, measured. */
export type CheckGradientCommand = {
  kind: "check_gradient";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** Whether it is one of the weights or of the biases. */
  name: "weights" | "biases";
  /** The layer that it belongs to, from 1: that of the node it leads into. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias: nodes of a layer, from 0. */
  index: number[];
};

/** The source of one training step, which is the code that runs. */
export type Code = {
  /** Where it lies. */
  file: string;
  /** Its place in that file, from 1. */
  first_line: number;
  /** The text, line by line. */
  lines: string[];
  /** The same lines with their tokens in coloured spans. */
  html: string[];
};

/** What a page that drives may ask; each is answered by its number. */
export type Command =
  | PlayCommand
  | PauseCommand
  | SetSpeedCommand
  | StepCommand
  | BackCommand
  | JumpCommand
  | FocusExampleCommand
  | ResetCommand
  | SetExperimentCommand
  | SetPointsCommand
  | OpenCommand
  | OpenPresetCommand
  | UseTableCommand
  | UndoCommand
  | RedoCommand
  | AskCommand
  | TellExampleCommand
  | TellWayCommand
  | CheckGradientCommand
  | LossAlongCommand
  | ReportCommand
  | DependenceCommand
  | DrawLandscapeCommand
  | StopLandscapeCommand
  | SetParameterCommand
  | SetLayerCommand
  | FreezeCommand
  | SetLearningRateCommand;

/** Some examples of a data set, evenly chosen and always the same. */
export type CrowdMembers = {
  /** Held out, or those that teach where nothing is held out. */
  part: "train" | "test";
  /** Which row of the data set each is, from 0. */
  rows: number[];
  /** Of each, its true class, from 0, or the true number of the first target. */
  truths: number[];
  /** What a place of 0 and one of 254 stand for: chances, or such numbers. */
  range: [number, number];
  /** The class that the training part has most of, or its mean number. */
  usual: number;
};

/**
 * What the network answers some examples, and how good it is on all of them.
 *
 * The places are of this very moment, the rest of the scored step.
 */
export type CrowdsHeader = {
  /**
   * A byte each: the chance of the second of two classes, of the true one of several,
   * or the number, from 0 to 254 in the range; 255 where it is beyond all bounds.
   */
  places: string;
  /** A byte each: the class that it decides for; null where the target is a number. */
  said: string | null;
  /** How good it is, beside what always saying the same would score. */
  sentence: Words;
  /** The share that is right, of all of that part; null for a number. */
  right: number | null;
  /** The share that always saying the usual class gets right; null for a number. */
  usual_right: number | null;
};

/** The losses so far. Later ones come with the frames, at their scored step. */
export type CurveEvent = {
  kind: "curve";
  /** Each [step, train loss, test loss], in order; null where nothing is held out. */
  points: ([number, number, number | null])[];
};

/** A column that may enter the network. */
export type DatasetColumn = {
  /** As the table has it. */
  name: string;
  /** What a person reads for it. */
  words: string;
  /** Whether it enters unless other columns are chosen. */
  is_default: boolean;
  /** Whether it follows from other columns. */
  is_derived: boolean;
};

/** The data that the network learns from. */
export type DatasetShape = {
  /** Its name in the catalog, or "own". */
  key: string;
  /** What a person reads for it. */
  title: string;
  /** What there is to predict. */
  task: "two_classes" | "classes" | "number";
  /** What one example is called, such as "customer". */
  noun: string;
  /** What several are called. */
  nouns: string;
  /** What there is to learn from it, in a sentence. */
  teaches: string;
  /** What should be known of it, in a sentence. */
  note: string;
  /** Under which it may be used. */
  licence: string;
  /** Where it comes from. */
  source: string;
  /** How many examples teach. */
  train_size: number;
  /** How many are held out. */
  test_size: number;
  /** All that may enter. */
  columns: DatasetColumn[];
};

/** Ask how the answers change with one column, all else as it is. */
export type DependenceCommand = {
  kind: "dependence";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** The name of a column that enters the network. */
  column: string;
};

/** The mean answers when one column is set to each of its values in turn. */
export type DependenceEvent = {
  kind: "dependence";
  /** Its name. */
  column: string;
  /** What a person reads for it. */
  words: string;
  /** Numbers along the column, or the words of its categories. */
  values: (number | string)[];
  /** For each value, one for each output: a chance, or in the target's own unit. */
  answers: number[][];
};

/** A command was carried out. */
export type DoneEvent = {
  kind: "done";
  /** That of the command. */
  number: number;
};

/**
 * Ask for the loss on a plane through the present weights, and the run's way on it.
 *
 * It is computed beside everything else, and told when it is done. One that is still
 * under way is given up for it.
 */
export type DrawLandscapeCommand = {
  kind: "draw_landscape";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /**
   * What the plane goes along: random directions, as large as the weights, or two
   * weights or biases.
   */
  by?: "random" | "weights";
  /** For the random directions: the same seed, the same directions. */
  seed?: number;
  /** The two weights or biases, across and up. */
  places?: Parameter[];
};

/** Something that was changed by hand at this very moment. */
export type EditHere = {
  /** The kind of edit. */
  kind: string;
  /** The numbers that got their value by it. */
  sets: Place[];
};

/** All that a page gets as text. */
export type Event =
  | WelcomeEvent
  | ExperimentEvent
  | CurveEvent
  | StatusEvent
  | ProblemEvent
  | AnswerEvent
  | ExampleEvent
  | WayEvent
  | ReportEvent
  | DependenceEvent
  | GradientCheckEvent
  | LossAlongEvent
  | LandscapeProgressEvent
  | LandscapeEvent
  | DoneEvent
  | AliveEvent;

/** Who an example of the data is, and what the network says of it at present. */
export type ExampleEvent = {
  kind: "example";
  /** Its row in the data set, from 0. */
  row: number;
  /** What is known of it, in words. */
  facts: FactWords[];
  /** Its true outcome, or number with unit, as it ends a sentence. */
  truth: string;
  /** What the network says. */
  prediction: Prediction;
};

/** The example of the batch whose numbers the frame has. */
export type ExampleInFocus = {
  /** Its place in the batch, from 0. */
  index: number;
  /** How many examples the batch has. */
  size: number;
  /** Its row in the data set, from 0. */
  row: number;
  /** What is known of it, in words. */
  facts: FactWords[];
  /** Its original values, by column; "" for one that is missing. */
  values: Record<string, number | string>;
  /** Its true outcome, or number with unit, as it ends a sentence. */
  truth: string;
  /** Its true class, from 0; null where the target is a number. */
  outcome: number | null;
};

/** All settings of an experiment, by name. */
export type Experiment = {
  /** The data set that the network is trained and tested on. */
  data: string;
  /** What the rule draws the sample with; other data has none. */
  data_options: Record<string, number>;
  /** The columns that enter the network; the usual ones if empty. */
  columns: string[] | null;
  /** Share of the rows held out as the test part. */
  test_share: number;
  /** Standardise number columns by mean and deviation of the training part. */
  is_scaled: boolean;
  /** Points [x1, x2, class or number] in place of the sample. */
  points: [number, number, number][] | null;
  /** Indices of placed points in the test part; drawn if empty. */
  held_out: number[] | null;
  /** Width of each hidden layer, from the input on, such as 16, 8: up to 6 layers of 1 to 512; empty for none. */
  hidden: number[];
  /** Activation of the hidden layers: one for all, or one for each. */
  activations: string[];
  /** Activation of the output layer; auto: sigmoid, softmax or linear. */
  output: string;
  /** Distribution of the first weights. */
  initializer: string;
  /** First value of every bias. */
  initial_bias: number;
  /** Seeds the first weights, the split, the shuffling and dropout. */
  seed: number;
  /** Precision of all arrays of the network. */
  dtype: string;
  /** The rule that turns gradients into changes. */
  optimizer: string;
  /** Momentum, decays and the like; another optimizer has others. */
  settings: Record<string, number>;
  /** Factor of the gradient in every update. */
  learning_rate: number;
  /** Share of the learning rate over the steps. */
  schedule: string;
  /** Steps of the schedule: to a halving, or to its end. */
  horizon: number;
  /** Examples per update; the gradient is their mean. */
  batch_size: number;
  /** The loss; auto: cross-entropy for classes, half squared for numbers. */
  loss: string;
  /** Penalty on the sum of |w|: makes weights sparse. */
  l1: number;
  /** Penalty on half the sum of squared weights (weight decay). */
  l2: number;
  /** L1 and L2 on biases as well as on weights. */
  penalises_biases: boolean;
  /** Probability that a hidden activation is dropped while training. */
  dropout: number;
  /** Stop at this epoch; empty for never. */
  stop_epochs: number | null;
  /** Stop when the test loss is below this; empty for never. */
  stop_loss: number | null;
  /** Early stopping: epochs without a lower test loss; empty for never. */
  patience: number | null;
};

/** What stays the same at every moment of a run. It comes before its frames. */
export type ExperimentEvent = {
  /** All settings. */
  experiment: Experiment;
  /** The network that is trained. */
  network: NetworkShape;
  /** The data that it learns from. */
  dataset: DatasetShape;
  /** One for each node of the input layer. */
  inputs: InputNode[];
  /** What to fill in, to ask about an example that is not in the data. */
  columns: AskedColumn[];
  /** One for each node of the output layer. */
  outputs: OutputNode[];
  /** One for each class; empty where the target is a number. */
  outcomes: OutcomeWords[];
  /** The parts of every step, in order. */
  phases: PhaseName[];
  /** Steps in one round through the training part. */
  steps_per_epoch: number;
  /** Examples in one step. */
  batch_size: number;
  /** Settings that are known to fail. */
  warnings: SettingWarning[];
  /** The source that runs. */
  code: Code;
  /** Where each array lies among the numbers of this run's frames. */
  layout: NamedArray[];
  /** Where all inputs follow from x1 and x2, else null. */
  points: PlanePoints | null;
  /** Where all inputs follow from x1 alone, else null. */
  line: LinePoints | null;
  /** Else: the examples whose answers are told all the time. */
  crowds: CrowdMembers | null;
  kind: "experiment";
  /** Grows with each run; the frames of this run carry the same. */
  revision: number;
  /** The title of the table that the person brought, if any. */
  own: string | null;
};

/** One thing that is known of the example in focus. */
export type FactWords = {
  /** Its name. */
  column: string;
  /** What a person reads for the column. */
  words: string;
  /** What a person reads for the value, with its unit. */
  value: string;
  /** The input nodes that it becomes, from 0. */
  inputs: number[];
};

/** One of the five steps of the loop. */
export type FiveStepWords = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** The phases that it is made of. */
  phases: string[];
};

/** Show another example of the present batch. */
export type FocusExampleCommand = {
  kind: "focus_example";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** Its place in the batch, from 0. */
  index: number;
};

/** The words and figures of a moment; its numbers follow in the same message. */
export type FrameHeader = {
  kind: "frame";
  /** How many updates are done. */
  step: number;
  /** How many rounds through the training part are done. */
  epoch: number;
  /** The place of this batch in the epoch, from 0. */
  batch: number;
  /** Steps in one round through the training part. */
  steps_per_epoch: number;
  /** The part of the step that ran last. */
  phase: PhaseAt;
  /** The mean over the batch, from phase "error" on. */
  loss: number | null;
  /** The same without the penalty on large weights. */
  mean_loss: number | null;
  /** Of the example in focus, from phase "error" on. */
  example_loss: number | null;
  /** The mean over all that teaches; null where it is not finite. */
  train_loss: number | null;
  /** The mean over all that is held out; null where nothing is. */
  test_loss: number | null;
  /** Accuracy or R squared of all that teaches. */
  train_score: number | null;
  /** Accuracy or R squared of all that is held out. */
  test_score: number | null;
  /** Which losses are NaN; another that is null though it was measured is endless. */
  not_a_number: string[];
  /** "accuracy" or "R²". */
  score_name: string;
  /** The one whose numbers the frame has. */
  example: ExampleInFocus;
  /** From the last phase "forward" on. */
  prediction: Prediction | null;
  /** From phase "update" on. */
  again: Again | null;
  /** What the sentence names, to be lit. */
  named: Named | null;
  /** The moment in words. */
  sentence: Words;
  /** The lines of code that ran last, first and last, from 0. */
  lines: [number, number];
  /** What those lines speak of. */
  variables: Variable[];
  /** Of the present step. */
  learning_rate: number;
  /** Of which a schedule takes its share, in the steps to come. */
  full_rate: number;
  /** What was changed at this very moment, at the end of a step. */
  by_hand: EditHere[];
  /** The weights and biases that are kept from being trained. */
  frozen: Place[];
  /** The furthest step so far: from 0 to it one may jump. */
  furthest: number;
  /** The step at which losses and scores of all examples were measured. */
  scored_step: number | null;
  /** More of the weights and biases that somebody looks at. */
  looked: LookedAt[];
  /** What is seen to go wrong, and what to try; null where nothing is. */
  diagnosis: Words | null;
  /** As which the numbers follow. */
  dtype: "float64" | "float32";
  /** Where the data lies on a plane, in some of the frames, else null. */
  map: PlaneMap | null;
  /** With one input: the answers along x1, as [x1, answer], else null. */
  line: [number, number][] | null;
  /** Where there is no plane and no line, in some of the frames, else null. */
  crowds: CrowdsHeader | null;
  /** That of the experiment's event: only its layout fits. */
  revision: number;
  /** Whether another moment follows by itself. */
  is_playing: boolean;
  /** Counts the frames of a playground: to be acknowledged with "shown". */
  sequence: number;
  /** How fast it trains, while it plays whole steps; null where it is not known. */
  steps_per_second: number | null;
};

/** Keep one weight or bias from being trained, or let it be trained again. */
export type FreezeCommand = {
  kind: "freeze";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** Whether it is one of the weights or of the biases. */
  name: "weights" | "biases";
  /** The layer that it belongs to, from 1: that of the node it leads into. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias: nodes of a layer, from 0. */
  index: number[];
  /** False lets it be trained again. */
  is_frozen?: boolean;
};

/** All that a page sends, as text. */
export type FromPage =
  | Hello
  | Look
  | LookPlace
  | Shown
  | Command;

/** A gradient of the present batch, beside the slope that was measured. */
export type GradientCheckEvent = {
  kind: "gradient_check";
  /** Whether it is that of one of the weights or of the biases. */
  name: "weights" | "biases";
  /** From 1. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias. */
  index: number[];
  /** dLoss/dw, as backpropagation has it. */
  gradient: number;
  /** (L(w + epsilon) - L(w - epsilon)) / (2 epsilon). */
  measured: number;
  /** L(w + epsilon). */
  loss_above: number;
  /** L(w - epsilon). */
  loss_below: number;
  /** How far the weight was moved either way. */
  epsilon: number;
  /** What the measured slope may be off by, since both losses are rounded. */
  rounding: number;
  /** As which kind of number all of it was calculated: "float64" or "float32". */
  dtype: string;
};

/**
 * What each example of the batch adds to the gradient of a weight or bias.
 *
 * Those that add most are told one by one, largest first: a part is delta times a.
 */
export type GradientParts = {
  /** Their places in the batch, from 0. */
  places: number[];
  /** Their rows in the data set, from 0. */
  rows: number[];
  /** dLoss/dz of the node that the weight leads into; it has its share of the mean. */
  deltas: number[];
  /** The activation that the weight multiplies; 1 of a bias. */
  a: number[];
  /** How many more examples there are. */
  rest_count: number;
  /** What these add up to. */
  rest_sum: number;
};

/** The first message of a page that drives; who follows says none. */
export type Hello = {
  kind: "hello";
  /**
   * What the page calls itself, to number its commands; the same when it comes back.
   *
   * Any text that no other page has, such as a UUID.
   */
  client: string;
  /**
   * That of a playground to go on with, from an earlier welcome; null for a new one.
   *
   * Where there is none of this key any more, a new one is opened.
   */
  key?: string | null;
};

/** How numbers are spread: how many fall in each bin. */
export type Histogram = {
  /** Where the bins end, one more than there are bins. */
  edges: number[];
  /** How many numbers fall in each bin. */
  counts: number[];
};

/** An input node, and how a value of its column becomes its number. */
export type InputNode = {
  /** Short enough for a node. */
  name: string;
  /** The column that it comes from. */
  column: string;
  /** How a value becomes a number. */
  encoding: "scaled" | "one_hot" | "two_valued" | "as_is";
  /** With "one_hot": the value that enters as 1; empty for "is missing". */
  category: string;
  /** What is taken from a number, before it is divided by the scale. */
  mean: number;
  /** A number x enters as (x - mean) / scale. */
  scale: number;
};

/** Go to the end of a step that was taken before, and pause there. */
export type JumpCommand = {
  kind: "jump";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** How many steps are done there; beyond the furthest, it goes to the furthest. */
  step: number;
};

/**
 * The loss of the training part on a plane through the weights of a moment.
 *
 * It is the loss of the error curve: with the penalty, and without dropout. The
 * present weights are in the middle.
 */
export type LandscapeEvent = {
  kind: "landscape";
  /** What the plane goes along: random directions, or two weights or biases. */
  by: "random" | "weights";
  /** That of the random directions. */
  seed: number;
  /** The two weights or biases, across and up; empty for random directions. */
  places: Place[];
  /** The updates done at its moment. */
  step: number;
  /** Places along each side. */
  size: number;
  /**
   * From where to where it goes across: values of the weight, or shares of the random
   * direction.
   */
  x: [number, number];
  /** The same upwards. */
  y: [number, number];
  /** Row by row from the bottom, each from the left; null beyond all bounds. */
  losses: ((number | null)[])[];
  /** That of the moment's own weights, in the middle. */
  loss: number;
  /** Where the run was: [step, x, y] of the nearest place in the plane, up to now. */
  path: [number, number, number][];
  /**
   * How much of that way lies in the plane, of its squared distances; null where it
   * has not gone anywhere.
   */
  share: number | null;
  /** How many examples were asked. */
  examples: number;
  /** How many there are to learn from; where it is more, they were taken evenly. */
  of: number;
};

/** How far a landscape is that was asked for. */
export type LandscapeProgressEvent = {
  kind: "landscape_progress";
  /** Pieces of the work that are done. */
  done: number;
  /** All there are; the landscape comes when they are done. */
  total: number;
  /** Whether it was given up: no landscape comes. */
  is_stopped: boolean;
};

/** How the numbers of one layer are spread. */
export type LayerReport = {
  /** From 1. */
  layer: number;
  /** Of all its weights. */
  weights: Histogram;
  /** Of its nodes, over the examples. */
  activations: Histogram;
  /** dLoss/dweight of the present step. */
  gradients: Histogram;
  /** Hidden nodes, from 0, that are 0 for almost all examples. */
  dead: number[];
  /** Hidden nodes, from 0, that are at their bound for almost all examples. */
  saturated: number[];
};

/** The points of a data set with one input: [x1, number]. */
export type LinePoints = {
  /** Those that teach. */
  train: [number, number][];
  /** Those that are held out. */
  test: [number, number][];
};

/** The word of a link for a setting. */
export type LinkWord = {
  /** What stands in the link. */
  text: string;
  /** What a link means that does not say it. It never changes. */
  unsaid: unknown;
};

/**
 * Which weights and biases the frames shall tell more of, instead of those before.
 *
 * Who follows may say so too.
 */
export type Look = {
  /** "look". */
  kind: "look";
  /** Those that are not there are left out. */
  places: LookPlace[];
  /** Of which of them each example's part of the gradient is told too. */
  listed?: LookPlace[];
};

/** A weight or a bias that a page looks at. */
export type LookPlace = {
  /** Whether it is one of the weights or of the biases. */
  name: "weights" | "biases";
  /** The layer that it belongs to, from 1: that of the node it leads into. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias: nodes of a layer, from 0. */
  index: number[];
};

/** A weight or bias that somebody looks at, with what the frame's arrays lack. */
export type LookedAt = {
  /** "weights" or "biases". */
  name: string;
  /** From 1. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias. */
  index: number[];
  /** What the optimizer remembered of it before this step's update, by name. */
  before: Record<string, number>;
  /** What it remembers of it after the update; null until then. */
  after: Record<string, number> | null;
  /** Of the loss alone, without penalty, summed over the batch; null until known. */
  gradient: number | null;
  /** Of that gradient, if asked for; null too while it plays, or where not finite. */
  parts: GradientParts | null;
  /** [value, change] as the step left it, where a hand then changed something. */
  stepped: [number, number] | null;
};

/**
 * Ask how the loss of the batch changes with one weight or bias, all else as it is.
 *
 * The answer tells the slope where the present step begins, and how far it moves.
 */
export type LossAlongCommand = {
  kind: "loss_along";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** Whether it is one of the weights or of the biases. */
  name: "weights" | "biases";
  /** The layer that it belongs to, from 1: that of the node it leads into. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias: nodes of a layer, from 0. */
  index: number[];
  /** How often the range is divided by ten, as far as the step still fits into it. */
  closer?: number;
};

/**
 * The loss of the present batch along one weight or bias, all others as they are.
 *
 * It is what training makes small: with the penalty, and with the nodes left out that
 * dropout leaves out in this step.
 */
export type LossAlongEvent = {
  kind: "loss_along";
  /** Whether it is along one of the weights or of the biases. */
  name: "weights" | "biases";
  /** From 1. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias. */
  index: number[];
  /** How many updates are done at this moment, as in a frame. */
  step: number;
  /** The place of the moment's phase in the step, from 0. */
  phase: number;
  /** Whether the present step has moved it already. */
  is_updated: boolean;
  /** Whether it is kept from being trained at present. */
  is_frozen: boolean;
  /** What it is, or was, when the present step began. */
  value: number;
  /** dLoss/dw there: the slope of the curve, as the frame has or will have it. */
  gradient: number;
  /** How far the present step moves it. */
  change: number;
  /** What the present step makes of it: the value plus the change. */
  landing: number;
  /** Of the batch at the value, as the present step measures it. */
  loss: number;
  /** Of the same batch where only this one were moved; null beyond all bounds. */
  landing_loss: number | null;
  /** From where to where the curve goes. */
  range: [number, number];
  /** What it is set to, ascending; its value and its landing are among them. */
  values: number[];
  /** Of the batch at each of the values; null where it is beyond all bounds. */
  losses: (number | null)[];
  /** How often the range was divided by ten, as it was asked for. */
  closer: number;
};

/** The node or connection that the sentence names. */
export type Named = {
  /** The layer of the node, or the one that the connection leads into. */
  layer: number;
  /** The node, or the end of the connection, from 0. */
  node: number;
  /** The node that the connection comes from; null where the node is meant. */
  source: number | null;
};

/** Where a named array lies among a frame's numbers. */
export type NamedArray = {
  /** Such as "weights", "a" or "delta". */
  name: string;
  /** From 0, the input layer; 0 too for what belongs to no layer. */
  layer: number;
  /** The last of them varies fastest. */
  shape: number[];
  /** How many numbers come before it. */
  offset: number;
};

/** The network of the run. */
export type NetworkShape = {
  /** The nodes of each layer, the input layer first. */
  sizes: number[];
  /** How the names of each layer's nodes begin, before their place, from 1. */
  name_starts: string[];
  /** That of each layer after it, by its name in the catalog. */
  activations: string[];
  /** By its name in the catalog. */
  loss: string;
  /** How many weights and biases there are. */
  parameters: number;
  /** By its name in the catalog. */
  optimizer: string;
  /** The same names as a person reads them. */
  titles: NetworkTitles;
  /** Whether each output is the chance of a class; else it is told as it is. */
  gives_chances: boolean;
};

/** What a person reads for what the network is made of. */
export type NetworkTitles = {
  /** Of each layer after the input layer, such as "leaky ReLU". */
  activations: string[];
  /** Such as "binary cross-entropy". */
  loss: string;
  /** Such as "AdamW". */
  optimizer: string;
};

/** From where to where a number may be. */
export type NumberBounds = {
  /** It is at least this, or above it. */
  lowest: number;
  /** It is at most this. */
  highest: number;
  /** Whether the lowest itself is too low. */
  is_above: boolean;
};

/** An activation. */
export type OfferedActivation = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** How an experiment names it. */
  name: string;
  /** What a person reads for it, such as "AdamW". */
  title: string;
  /** How a formula writes it, such as "σ"; empty for none. */
  symbol: string;
  /** The activation a, of z. */
  formula: Tree;
  /** da/dz, of z or a. */
  derivative_formula: Tree;
  /** Whether it may stand in a hidden layer, and not only at the output. */
  is_for_hidden: boolean;
};

/** A data set that comes along. */
export type OfferedDataset = {
  /** How an experiment names it. */
  key: string;
  /** What a person reads for it. */
  title: string;
  /** What there is to predict. */
  task: "two_classes" | "classes" | "number";
  /** What there is to learn from it, in a sentence. */
  teaches: string;
  /** What should be known of it, in a sentence. */
  note: string;
  /** Under which it may be used. */
  licence: string;
  /** For a small picture of it. */
  sketch: Sketch;
};

/** A kind of change by hand; it is a command too. */
export type OfferedEdit = {
  /** Its name, also as a command. */
  kind: string;
  /** Of the number that it sets, if it sets one. */
  bounds: NumberBounds | null;
};

/** A distribution of the first weights. */
export type OfferedInitializer = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** How an experiment names it. */
  name: string;
  /** What a person reads for it, such as "AdamW". */
  title: string;
  /** As a person reads it. */
  formula: string;
};

/** A loss. */
export type OfferedLoss = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** How an experiment names it. */
  name: string;
  /** What a person reads for it, such as "AdamW". */
  title: string;
  /** The activation of the output that it is made for. */
  partner: string;
  /** The loss of one example, of a and its target t. */
  formula: Tree;
  /** The same with that activation, of z and t. */
  formula_with_partner: Tree;
  /** dLoss/da. */
  derivative_formula: Tree;
};

/** An optimizer. */
export type OfferedOptimizer = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** How an experiment names it. */
  name: string;
  /** What a person reads for it, such as "AdamW". */
  title: string;
  /** Its usual numbers, by name; the learning rate is a setting of its own. */
  settings: Record<string, number>;
  /** The same, in the order of a form. */
  numbers: OptimizerNumber[];
  /** What it remembers of each weight: the symbols, by name. */
  slots: Record<string, string>;
  /** Its update, line by line: each [what is set, to what]. */
  lines: [string, Tree][];
};

/** An experiment that comes along. */
export type OfferedPreset = {
  /** How a command or a link names it. */
  name: string;
  /** What a person reads for it. */
  title: string;
  /** What there is to see, in a sentence. */
  teaches: string;
  /** The key of its data set. */
  data: string;
};

/** How the learning rate goes on over the steps. */
export type OfferedSchedule = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** How an experiment names it. */
  name: string;
  /** What a person reads for it, such as "AdamW". */
  title: string;
  /** The share of the full rate, of the step t. */
  formula: Tree;
};

/** A setting of an experiment; its words are labels. */
export type OfferedSetting = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** The field of an experiment. */
  name: string;
  /** What a value may be. */
  kind: "whole" | "number" | "flag" | "choice" | "choices" | "widths" | "texts" | "points" | "places" | "numbers";
  /** The value where none is chosen. */
  usual: unknown;
  /** A sentence about it. */
  help: Words;
  /** Whether it may be null. */
  can_be_empty?: boolean;
  /** A label where room is scarce; empty where its value says enough. */
  short?: string;
  /** What stands behind a number. */
  unit?: string;
  /** What an empty field shows. */
  empty?: string;
  /** Without it, no link can hold it, or a link holds its parts. */
  word?: LinkWord;
  /** The part of the form that it belongs to; without it, it is chosen elsewhere. */
  group?: string;
  /** When it has a meaning: all of them hold. */
  shown_if?: SettingCondition[];
  /** A setting whose refused choice is asked for again together with it. */
  goes_with?: string;
  /** Beside its field. */
  button?: SettingButton;
  /** Of a number; null for none. */
  lowest?: number | null;
  /** Of a number; null for none. */
  highest?: number | null;
  /** Of a number: whether the lowest itself is too low. */
  is_above?: boolean;
  /** Of a number: whether the highest itself is too high. */
  is_below?: boolean;
  /** Of widths: how many hidden layers there may be. */
  most_layers?: number;
  /** Of widths: how many nodes one of them may have. */
  most_nodes?: number;
  /** What there is to choose from. */
  choices?: SettingChoice[];
  /** Whether it may be "auto": what fits the data. */
  has_auto?: boolean;
  /** Of numbers: the setting whose choice brings them. */
  of?: string;
  /** Of numbers: those that each choice brings. */
  parts?: Record<string, OfferedSetting[]>;
};

/** A speed to play at. */
export type OfferedSpeed = {
  /** What one is. */
  unit: "phase" | "step";
  /** How many of them; null for as many as can be. */
  per_second: number | null;
  /** In words. */
  plain: string;
};

/** Start an experiment from its settings alone, and train to a step: a link. */
export type OpenCommand = {
  kind: "open";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** The settings that differ from the usual ones, as an Experiment has them. */
  experiment: Record<string, unknown>;
  /**
   * How many steps to train, at most 100 times as many as one command takes.
   *
   * What one command takes is trained before the answer: 20,000 steps, fewer of a
   * large network. The rest is played at full speed, and pauses there.
   */
  step?: number;
  /** The name of a preset, whose weights set by hand it starts with. */
  preset?: string | null;
};

/** Start an experiment that comes with the playground. */
export type OpenPresetCommand = {
  kind: "open_preset";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** Its name in the catalog. */
  name: string;
};

/** A number of an optimizer's own. */
export type OptimizerNumber = {
  /** As its setting is called. */
  name: string;
  /** As a formula writes it. */
  symbol: string;
};

/** One class, in words that fit sentences. */
export type OutcomeWords = {
  /** Such as "leaves". */
  name: string;
  /** Such as "will leave". */
  predicted: string;
  /** Such as "left". */
  truth: string;
};

/** An output node, and how its activation is told: a * scale + mean. */
export type OutputNode = {
  /** Of the class, or of the target. */
  name: string;
  /** What it stands for, such as "will leave". */
  predicted: string;
  /** By which an activation is multiplied. */
  scale: number;
  /**
   * What is then added: the share of the way from no to yes, or a number in the
   * target's own unit.
   */
  mean: number;
};

/** A weight or a bias that a landscape goes along. */
export type Parameter = {
  /** Whether it is one of the weights or of the biases. */
  name: "weights" | "biases";
  /** The layer that it belongs to, from 1: that of the node it leads into. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias: nodes of a layer, from 0. */
  index: number[];
};

/** Stop at the present moment. */
export type PauseCommand = {
  kind: "pause";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
};

/** The present part of the step. */
export type PhaseAt = {
  /** "data", "forward", "error", "backward", "update" or "repeat". */
  name: string;
  /** That it works on; 0 where it belongs to no layer. */
  layer: number;
  /** Its place among the phases of the experiment, from 0. */
  index: number;
};

/** One part of a step. */
export type PhaseName = {
  /** "data", "forward", "error", "backward", "update" or "repeat". */
  name: string;
  /** That it works on; 0 where it belongs to no layer. */
  layer: number;
};

/** Where a number is that a person may set or freeze. */
export type Place = {
  /** "weights", "biases" or "learning_rate". */
  name: string;
  /** From 1; 0 for the learning rate, which is in no layer. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias, each from 0; empty for all of it. */
  index: number[];
};

/**
 * What the network answers everywhere on a plane, a signed byte for each point.
 *
 * -127 to 127 stands for -1 to 1 of a hidden node's activation, and for the lowest to
 * the highest answer of an output node.
 */
export type PlaneMap = {
  /** Points along each side of an output's map. */
  size: number;
  /** Points along each side of a node's map. */
  node_size: number;
  /** The lowest and highest coordinate, of x1 and of x2. */
  bounds: [number, number];
  /** The lowest and highest answer: targets, or in the target's own unit. */
  range: [number, number];
  /** For each output node its map, rows from the top, in base64. */
  outputs: string[];
  /** The same for each input node and each hidden node, by layer. */
  nodes: string[][];
};

/** The points of a data set on a plane: [x1, x2, class or number]. */
export type PlanePoints = {
  /** Those that teach. */
  train: [number, number, number][];
  /** Those that are held out. */
  test: [number, number, number][];
  /** Where they lie in the data set. */
  rows: Rows;
};

/** One number that would enter the network. */
export type PlannedInput = {
  /** What its node would be called. */
  name: string;
  /** The column that it comes from. */
  column: string;
};

/** Train by itself from here on, at the chosen speed. */
export type PlayCommand = {
  kind: "play";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
};

/** What the network answers; number and text make "83 %" "will leave". */
export type Prediction = {
  /**
   * The chance in per cent, the output itself where it is no chance, or the predicted
   * number with its unit.
   */
  number: string;
  /** What the chance is of; empty where the target is a number. */
  text: string;
  /** The class it decides for, from 0; null where the target is a number. */
  outcome: number | null;
  /** Whether that is the truth; null where the target is a number or not known. */
  is_right: boolean | null;
  /** A share of 1 for each class; empty where the target is a number. */
  chances: number[];
  /** How far off it is: the output's distance from its target, or each target's. */
  misses: string[];
};

/** A column of a person's own table, and what it seems to be. */
export type PreviewColumn = {
  /** Its header. */
  name: string;
  /** As what it is read: "number", "category", "yes_no", or why it cannot enter. */
  kind: string;
  /** Why it is read so, in a sentence. */
  reason: string;
  /** How many of its cells are empty. */
  missing: number;
  /** How many different values it has. */
  distinct: number;
  /** Some of its values. */
  examples: string[];
};

/** A command was refused and changed nothing, or a remark: then without number. */
export type ProblemEvent = {
  kind: "problem";
  /** That of the command, or null. */
  number: number | null;
  /** What was expected and what was found, in a sentence for a person. */
  message: string;
  /** The field or setting that it is about, if one is. */
  field: string | null;
};

/** What the answer changes by, because of one column. */
export type Push = {
  /** Its name. */
  column: string;
  /** What a person reads for it. */
  words: string;
  /** A chance, or in the target's own unit, with its sign. */
  push: number;
  /** The same as a person reads it. */
  text: string;
};

/** Do again what was taken back last. */
export type RedoCommand = {
  kind: "redo";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
};

/** Ask how good the network is on all examples, and what goes on inside. */
export type ReportCommand = {
  kind: "report";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
};

/** How good the network is on all examples of a part, and what goes on inside. */
export type ReportEvent = {
  /** Of two classes: the answers, from the target for no to the one for yes. */
  histogram?: ChanceHistogram;
  /** Of two classes: the ROC curve. */
  roc?: Roc;
  /** Of two classes: below that curve, 0 to 1; null where one class is missing. */
  area_under_curve?: number | null;
  /** Of classes: how often each (row) was taken for each (column). */
  confusion?: number[][];
  /** Of classes: the share that is right, 0 to 1. */
  accuracy?: number;
  /** Of classes: the share that is right if it always says the most common one. */
  majority?: number;
  /** Of a number: [true, predicted] of some examples, in its own unit. */
  scatter?: [number, number][];
  /** Of a number: its unit, such as "mm". */
  unit?: string;
  /** Of a number: R squared, at most 1; null where all true numbers are the same. */
  determination?: number | null;
  kind: "report";
  /** The held-out part, or the training part where nothing is held out. */
  part: "train" | "test";
  /** How many there are. */
  examples: number;
  /** One for each layer but the input layer. */
  layers: LayerReport[];
};

/** Start the same experiment again, from the same first weights. */
export type ResetCommand = {
  kind: "reset";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
};

/** The receiver operating characteristic: a point for each threshold. */
export type Roc = {
  /** The share of the first class that is taken for the second. */
  false_alarms: number[];
  /** The share of the second class that is found. */
  hits: number[];
};

/** Which row of the data set each point is, from 0. */
export type Rows = {
  /** Of those that teach. */
  train: number[];
  /** Of those that are held out. */
  test: number[];
};

/** Start an experiment that differs from the present one in some settings. */
export type SetExperimentCommand = {
  kind: "set_experiment";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** The settings that change, as an Experiment has them; others stay as they are. */
  experiment: Record<string, unknown>;
};

/** Set all weights into a layer, and its biases where they are given. */
export type SetLayerCommand = {
  kind: "set_layer";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** The layer that the weights lead into, from 1. */
  layer: number;
  /** (fan_in, fan_out): a row for each node that they come from. */
  weights: number[][];
  /** (fan_out,); None leaves them as they are. */
  biases?: number[] | null;
};

/** Learn with another learning rate from here on; a schedule goes on from it. */
export type SetLearningRateCommand = {
  kind: "set_learning_rate";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** The full learning rate, of which a schedule takes its share. */
  value: number;
  /** Whether it goes on with the one before, as while a hand drags: undo takes one movement back at once. */
  goes_on?: boolean;
};

/** Set one weight or bias to a value; training goes on from it. */
export type SetParameterCommand = {
  kind: "set_parameter";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** Whether it is one of the weights or of the biases. */
  name: "weights" | "biases";
  /** The layer that it belongs to, from 1: that of the node it leads into. */
  layer: number;
  /** [from, to] of a weight, [node] of a bias: nodes of a layer, from 0. */
  index: number[];
  /** What it is set to. */
  value: number;
  /** Whether it goes on with the one before, as while a hand drags: undo takes one movement back at once. */
  goes_on?: boolean;
};

/** Start the experiment again on points that a person placed. */
export type SetPointsCommand = {
  kind: "set_points";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** Each [x1, x2, class], or [x1, x2, number]. */
  points: unknown[];
  /** Places in that list, from 0, of the points that only examine. */
  held_out?: number[] | null;
};

/** Choose how fast it plays. */
export type SetSpeedCommand = {
  kind: "set_speed";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** The place of a speed in the catalog's list, from 0. */
  speed: number;
};

/** A button beside a field, that fills it in. */
export type SettingButton = {
  /** What it says. */
  words: string;
  /** Any other whole number, or the number of examples that teach. */
  fills_in: "another" | "train_size";
};

/** A choice of a setting, in words. */
export type SettingChoice = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** How an experiment names it. */
  name: string;
  /** What a person reads for it, such as "AdamW". */
  title: string;
};

/** What another setting has to be. */
export type SettingCondition = {
  /** The other setting. */
  field: string;
  /** Whether it has to be that value, or must not be. */
  sign: "==" | "!=";
  /** The value. */
  value: unknown;
};

/** A part of the form, with its title. */
export type SettingGroup = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** By which its settings name it. */
  name: string;
};

/** A setting that is known to fail, and why. */
export type SettingWarning = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
  /** The setting to change. */
  field: string;
};

/** A frame is on the screen. Who never says so gets two frames and no more. */
export type Shown = {
  kind: "shown";
  /** That of the frame; all before it count as shown too. */
  sequence: number;
};

/** A data set at a glance: points, a picture, or what kinds of columns it has. */
export type Sketch = {
  /** Each [x1, x2, class or number]. */
  points?: [number, number, number][];
  /** The 64 pixels of an 8 by 8 digit, 0 to 16, row by row. */
  picture?: number[];
  /** How many examples a table has. */
  rows?: number;
  /** How many columns of each kind a table has. */
  kinds?: Record<string, number>;
};

/** Where one may go from here, and whether it goes on by itself. */
export type StatusEvent = {
  kind: "status";
  /** Whether it trains by itself. */
  is_playing: boolean;
  /** The place of the chosen speed in the catalog's list, from 0. */
  speed: number;
  /** The furthest step so far: from 0 to it one may jump. */
  furthest: number;
  /** The steps at whose start something was changed by hand. */
  marks: number[];
  /** The preset whose edits this run began with, if any. */
  preset: string | null;
  /** Whether there is something to take back. */
  can_undo: boolean;
  /** Whether there is something that was taken back. */
  can_redo: boolean;
};

/** Go forwards by phases, steps or epochs, and pause there. */
export type StepCommand = {
  kind: "step";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** How far. */
  unit?: "phase" | "step" | "epoch";
  /** How often. What takes long, one command does fewer times, and says how often. */
  times?: number;
};

/** Give up the landscape that is under way, if one is. */
export type StopLandscapeCommand = {
  kind: "stop_landscape";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
};

/** What would enter a network of a person's own table, and what it would answer. */
export type TablePlan = {
  /** "two_classes", "classes" or "number". */
  task: string;
  /** One for each input node. */
  inputs: PlannedInput[];
  /** The classes, or the names of the targets. */
  outputs: string[];
  /** How many rows teach. */
  train_size: number;
  /** How many rows are held out. */
  test_size: number;
  /** What would be done to the table, in sentences. */
  notes: string[];
};

/** What was read of a person's own table, before it is used. */
export type TablePreview = {
  /** The file's name. */
  title: string;
  /** How many rows. */
  size: number;
  /** All of them, in the order of the file. */
  columns: PreviewColumn[];
  /** The first rows. */
  rows: string[][];
  /** The column that may be the one to be predicted. */
  target: string;
  /** What was done while reading, in sentences. */
  notes: string[];
};

/** Ask who an example of the data is, and what the network says of it. */
export type TellExampleCommand = {
  kind: "tell_example";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** Its row in the data set, from 0. */
  row: number;
};

/** Ask how an example of the data was answered on the way to the present step. */
export type TellWayCommand = {
  kind: "tell_way";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** Its row in the data set, from 0. */
  row: number;
};

/** A formula: a number, a name, or [what is done, to what]. */
export type Tree =
  | number
  | string
  | Tree[];

/** Take back what was done last: an edit, or another experiment. */
export type UndoCommand = {
  kind: "undo";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
};

/** Start an experiment on the table that was uploaded last. */
export type UseTableCommand = {
  kind: "use_table";
  /** Counts the commands of a page; the answer carries the same. */
  number: number;
  /** The column to be predicted. */
  target: string;
  /** How columns are read, where that differs from what was proposed, by name. */
  kinds?: Record<string, string>;
  /** What takes the place of a missing value. */
  missing?: string;
};

/** A number or array, as the code holds it at this very moment. */
export type Variable = {
  /** As the source writes it, such as "layer.weights". */
  name: string;
  /** Empty for a single number. */
  shape: number[];
  /** Its first three values or fewer; null for one that is not finite. */
  first: (number | null)[];
};

/**
 * How an example of the data was answered on the way to the present step.
 *
 * An answer is the chance of the second of two classes, or of the true one of several,
 * or the first target in its own unit.
 */
export type WayEvent = {
  kind: "way";
  /** Its row in the data set, from 0. */
  row: number;
  /** Its true outcome, or number with unit, as it ends a sentence. */
  truth: string;
  /** The answer that would be exactly right. */
  goal: number;
  /** After so many steps, in order; the last is the present one. */
  steps: number[];
  /** What was answered then. */
  answers: number[];
};

/** The first event: who the page is here, and what there is to choose from. */
export type WelcomeEvent = {
  kind: "welcome";
  /** Whether it commands or only watches. */
  role: "driver" | "follower";
  /** To say hello with after a lost connection: whoever has it drives. A secret. */
  key?: string;
  /** The id in the address of those who follow: /follow/ID. */
  follow: string;
  /** Of the server. */
  version: string;
  /** What there is to choose from. */
  catalog: Catalog;
};

/** The same thing, told twice. */
export type Words = {
  /** For somebody who knows no term of the field. */
  plain: string;
  /** In the terms of the field. */
  technical: string;
};
