// What says who somebody is, in one part: they share the steps for a phone, and their words.
import "@kipass/web-kit/theme/forms.css";

export { EnrolmentScreen } from "./consent/enrolment-screen.tsx";
export { LogInScreen } from "./log-in/log-in-screen.tsx";
export { VerifyScreen } from "./verify/verify-screen.tsx";
