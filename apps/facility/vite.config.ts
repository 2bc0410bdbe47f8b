import { kipassApp } from "@kipass/web-kit/build";
import { mergeConfig } from "vite";

// A service worker answers for what lies beside it and below, so it stands at the top; browsers look for news of it by its name.
const entryFileNames = ({ name }: { name: string }) =>
  name === "service-worker" ? "worker.js" : "assets/[name]-[hash].js";

export default mergeConfig(kipassApp({ party: "registry", wasm: true }), {
  worker: { rolldownOptions: { output: { entryFileNames } } },
});
