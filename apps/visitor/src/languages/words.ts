import type { BrandWords } from "@kipass/web-kit/brand.tsx";
import type { ControlsWords } from "@kipass/web-kit/controls.tsx";
import type { FurtherProblems, ProblemWords } from "@kipass/web-kit/problem-text.ts";
import type { SettingsWords } from "@kipass/web-kit/settings.tsx";
import type { AppWords } from "../app.tsx";
import type { ConfirmWords } from "../consent/confirm-screen.tsx";
import type { ConsentWords } from "../consent/consent-words.ts";
import type { ConsentsWords } from "../consent/consents-screen.tsx";
import type { FullTextWords } from "../consent/full-text-screen.tsx";
import type { RefusedWords } from "../consent/refused-screen.tsx";
import type { EndedWords } from "../ended-screen.tsx";
import type { AddChildWords } from "../family/add-child-screen.tsx";
import type { ChildCodeWords } from "../family/child-code-screen.tsx";
import type { ChildNotesWords } from "../family/child-device-notes.tsx";
import type { ChildPassesWords } from "../family/child-passes.tsx";
import type { ChildStartWords } from "../family/child-start-screen.tsx";
import type { ChildrenLineWords } from "../family/children-line.tsx";
import type { ChildrenWords } from "../family/children-screen.tsx";
import type { FamilyStepsWords } from "../family/family-steps.tsx";
import type { RemoveChildWords } from "../family/remove-child-screen.tsx";
import type { UnderAgeWords } from "../family/under-age-screen.tsx";
import type { HostWords } from "../host/host-screen.tsx";
import type { ShakeWords } from "../host/shake-switch.tsx";
import type { HomeScreenWords } from "../install/home-screen-steps.tsx";
import type { InstallHintWords } from "../install/install-hint.tsx";
import type { LaterWords } from "../later.tsx";
import type { LogInWords } from "../log-in/log-in-screen.tsx";
import type { ChangeNumberWords } from "../me/change-number-screen.tsx";
import type { MyDataWords } from "../me/download-my-data.tsx";
import type { FuseWords } from "../me/fuse.tsx";
import type { MeWords } from "../me/me-screen.tsx";
import type { MyConsentsWords } from "../me/my-consents-screen.tsx";
import type { NotDoneWords } from "../me/not-done.tsx";
import type { ProvisionsWords } from "../me/provisions-screen.tsx";
import type { RemindersWords } from "../me/reminders.tsx";
import type { RenewConsentsWords } from "../me/renew-consents.tsx";
import type { RequestsWords } from "../me/requests-screen.tsx";
import type { WithdrawWords } from "../me/withdraw-screen.tsx";
import type { PaperWords } from "../paper-screen.tsx";
import type { PaperStepsWords } from "../paper-steps.tsx";
import type { BigWords } from "../pass/big-screen.tsx";
import type { BigSwitchWords } from "../pass/big-switch.tsx";
import type { PassPartsWords } from "../pass/pass-parts.tsx";
import type { PassWords } from "../pass/pass-screen.tsx";
import type { CodeWords } from "../phone/code-step.tsx";
import type { NumberWords } from "../phone/number-step.tsx";
import type { PhonePartsWords } from "../phone/phone-parts.tsx";
import type { ReserveWords } from "../reserve/reserve-screen.tsx";
import type { SafeNumberWords } from "../safe-number/safe-number-stub.tsx";
import type { ScreenWords } from "../screen.tsx";
import type { SuspensionWords } from "../suspension.tsx";
import type { VerifyWords } from "../verify/verify-screen.tsx";

/**
 * What a language beside Korean and English says, part by part and by the names of the catalogues. `first` is what a door
 * needs; the others come with the screens that use them.
 */
export type FirstWords = {
  app: AppWords;
  big: BigWords;
  bigSwitch: BigSwitchWords;
  brand: BrandWords;
  controls: ControlsWords;
  later: LaterWords;
  paper: PaperWords;
  paperSteps: PaperStepsWords;
  pass: PassWords;
  passParts: PassPartsWords;
  problem: ProblemWords;
  problems: FurtherProblems;
  reserve: ReserveWords;
  safeNumber: SafeNumberWords;
  screen: ScreenWords;
  settings: SettingsWords;
};

export type EnrolmentWords = {
  code: CodeWords;
  confirm: ConfirmWords;
  consent: ConsentWords;
  consents: ConsentsWords;
  fullText: FullTextWords;
  logIn: LogInWords;
  number: NumberWords;
  phoneParts: PhonePartsWords;
  problems: FurtherProblems;
  refused: RefusedWords;
  suspension: SuspensionWords;
  verify: VerifyWords;
};

export type OwnDataWords = {
  changeNumber: ChangeNumberWords;
  childrenLine: ChildrenLineWords;
  ended: EndedWords;
  fuse: FuseWords;
  me: MeWords;
  myConsents: MyConsentsWords;
  myData: MyDataWords;
  notDone: NotDoneWords;
  problems: FurtherProblems;
  provisions: ProvisionsWords;
  reminders: RemindersWords;
  renewConsents: RenewConsentsWords;
  requests: RequestsWords;
  withdraw: WithdrawWords;
};

export type WaysWords = {
  homeScreen: HomeScreenWords;
  host: HostWords;
  installHint: InstallHintWords;
  shake: ShakeWords;
};

export type FamilyWords = {
  addChild: AddChildWords;
  childCode: ChildCodeWords;
  childNotes: ChildNotesWords;
  childPasses: ChildPassesWords;
  childStart: ChildStartWords;
  children: ChildrenWords;
  familySteps: FamilyStepsWords;
  problems: FurtherProblems;
  removeChild: RemoveChildWords;
  underAge: UnderAgeWords;
};

type LaterParts = { enrolment: EnrolmentWords; family: FamilyWords; me: OwnDataWords; ways: WaysWords };

export type PartName = keyof LaterParts;

export interface LanguageWords {
  first: FirstWords;
  later: { [Part in PartName]: () => Promise<{ words: LaterParts[Part] }> };
}
