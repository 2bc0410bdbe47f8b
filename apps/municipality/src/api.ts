import { type OfficeClient, officeClient } from "@kipass/sdk/office";

/** The registry's side for municipalities, same origin, the browser's own cookie. */
export const api: OfficeClient = officeClient({ baseUrl: "" });

type Answer<Name extends keyof OfficeClient> = Awaited<ReturnType<OfficeClient[Name]>>;

export type Session = Answer<"describeOfficer">;
export type Officer = Session["officer"];
export type Role = Officer["roles"][number];
export type Queue = Answer<"listQueue">;
export type QueueKind = Queue["kinds"][number]["kind"];
export type QueueItem = Queue["kinds"][number]["items"][number];
export type ListedFacility = Answer<"listFacilities">["facilities"][number];
export type FacilityLine = Answer<"readFacility">["facility"];
export type FacilityDetail = Answer<"readFacility">;
export type FacilityContact = Answer<"openContact">;
export type AccessQuery = Parameters<OfficeClient["readAccessLog"]>[0]["query"];
export type AccessLog = Answer<"readAccessLog">;
export type RouteOfDay = Answer<"readRoute">;
export type Measures = Answer<"readMeasures">;
export type PlaceBrief = Measures["place"];
export type SanctionCase = Measures["sanctions"][number];
export type SanctionStep = SanctionCase["steps"][number];
export type Inspection = Measures["inspections"][number];
export type Finding = Inspection["findings"][number];
export type InspectionBody = Parameters<OfficeClient["recordInspection"]>[0]["body"];
export type StepDraft = Parameters<OfficeClient["openSanction"]>[0]["body"]["first"];
export type Letterhead = Answer<"readLetterhead">;

export type Rate = Answer<"readRates">["total"];
export type Activity = Answer<"readActivity">;
export type NoticeLine = Answer<"listNotices">["notices"][number];
export type Audience = Parameters<OfficeClient["sendNotice"]>[0]["body"]["audience"];
export type Decided = Answer<"approveFacilities">;
export type Designation = Answer<"listDesignations">["designations"][number];
export type DesignationBody = Parameters<OfficeClient["addDesignation"]>[0]["body"];
export type DesignationPreview = Answer<"previewDesignation">;
export type ObligationDetail = Answer<"readObligation">;
export type Obligation = ObligationDetail["obligation"];
export type Exemption = Answer<"listExemptions">["exemptions"][number];
export type ExemptionKind = Exemption["kind"];
export type AlertLevels = Answer<"readAlertLevels">;
export type AlertLevel = AlertLevels["level"];
