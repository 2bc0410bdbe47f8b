// What is used once in a while, in one part: with many small ones the bundler moves what they share out of the first script,
// and the first screen would wait for one more answer.
import "kipass:later-problems";
import "@kipass/web-kit/theme/forms.css";

export { EndedScreen } from "./ended-screen.tsx";
export { ChildDeviceNotes } from "./family/child-device-notes.tsx";
export * from "./family/family-part.tsx";
export { FamilyScreen } from "./family/family-screens.tsx";
export { HostScreen } from "./host/host-screen.tsx";
export { InstallHint } from "./install/install-hint.tsx";
export * from "./me/own-data-screens.tsx";
