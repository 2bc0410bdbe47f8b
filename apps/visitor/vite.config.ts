import { kipassApp } from "@kipass/web-kit/build";
import { mergeConfig } from "vite";
import { atTheDoor, later } from "./src/endpoints.ts";

const app = kipassApp({ party: "issuer", inline: true, endpoints: atTheDoor, laterEndpoints: later });

// A service worker answers for what lies beside it and below, so it stands at the top; browsers look for news of it by its name.
export default mergeConfig(app, {
  worker: { format: "iife", rolldownOptions: { output: { entryFileNames: "worker.js" } } },
});
