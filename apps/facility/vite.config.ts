import { kipassApp } from "@kipass/web-kit/build";

export default kipassApp({ party: "registry", wasm: true, worker: true });
