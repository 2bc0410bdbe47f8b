import "./me.css";

export { MeScreen } from "./me-screen.tsx";
export { WithdrawScreen } from "./withdraw-screen.tsx";
