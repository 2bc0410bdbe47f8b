export { hasReserve, ReserveScreen } from "./reserve-screen.tsx";
export { stockUp } from "./stock-up.ts";
