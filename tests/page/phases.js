/** The parts of a step of a network with one hidden layer, as the server lists them. */
export const PHASES = [
  { name: "data", layer: 0 },
  { name: "forward", layer: 1 },
  { name: "forward", layer: 2 },
  { name: "error", layer: 0 },
  { name: "backward", layer: 2 },
  { name: "backward", layer: 1 },
  { name: "update", layer: 0 },
  { name: "repeat", layer: 0 },
];
