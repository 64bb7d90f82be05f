/** Everything that answers: loaded beside the shell, so that the box is there before it. */
export { AnswerView } from "../features/answer/answer-view.tsx";
export { Below } from "../features/home/below.tsx";
export { Typing } from "../features/home/typing.tsx";
export { buildShelf } from "./build-shelf.ts";
