// What the page gets from the bundle: a stage on which nodes and links are drawn by sigma.
export { available, makeStage } from "./stage.js";
