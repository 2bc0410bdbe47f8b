import { kipassApp } from "@kipass/web-kit/build";

export default kipassApp({ party: "office", worker: true });
