// 24 grid, 2 px line, round ends. An icon always stands beside its word, or its button carries a label.

export interface IconProps {
  size?: "small" | "large";
}

export const AddPersonIcon = /* @__PURE__ */ icon(
  "M6 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM3 20.5a7 7 0 0 1 11-5.7M18.5 14v7M15 17.5h7",
);
export const AlertIcon = /* @__PURE__ */ icon("M12 4L2.8 19.5h18.4zM12 10v4.5M12 17.2v.1");
export const BackIcon = /* @__PURE__ */ icon("M15 5l-7 7 7 7");
export const BellIcon = /* @__PURE__ */ icon("M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4");
export const BookIcon = /* @__PURE__ */ icon(
  "M5 4h11.5A2.5 2.5 0 0 1 19 6.5V20H7.5A2.5 2.5 0 0 1 5 17.5zM5 17.5A2.5 2.5 0 0 1 7.5 15H19",
);
export const BuildingIcon = /* @__PURE__ */ icon("M5 21V4h10v17M15 10h4.5v11M3 21h18M8.5 8h3M8.5 12h3M8.5 16h3");
export const CalendarIcon = /* @__PURE__ */ icon("M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7");
export const CallIcon = /* @__PURE__ */ icon(
  "M5 4h4l1.8 4.5L8.5 10a12 12 0 0 0 5.5 5.5l1.5-2.3L20 15v4a1.5 1.5 0 0 1-1.6 1.5C10.6 20 4 13.4 3.5 5.6A1.5 1.5 0 0 1 5 4z",
);
export const CheckIcon = /* @__PURE__ */ icon("M5 12.5l4.5 4.5L19 7.5");
export const ClockIcon = /* @__PURE__ */ icon("M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 7v5l3.5 2");
export const CloseIcon = /* @__PURE__ */ icon("M6 6l12 12M18 6L6 18");
export const ContrastIcon = /* @__PURE__ */ icon(
  "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 3v18M12 7.5h7.5M12 12h9M12 16.5h7.5",
);
export const CopyIcon = /* @__PURE__ */ icon("M9 9h11v11H9zM15 9V4H4v11h5");
export const DocumentIcon = /* @__PURE__ */ icon("M6 3.5h8.5L18.5 8v12.5H6zM14 3.5V8.5h4.5M9 12.5h6.5M9 16h6.5");
export const DoorIcon = /* @__PURE__ */ icon("M6 21V3.5h12V21M3.5 21h17M14.5 12v1.5");
export const DownIcon = /* @__PURE__ */ icon("M5 9l7 7 7-7");
export const DownloadIcon = /* @__PURE__ */ icon("M12 4v11m0 0l-4.5-4.5M12 15l4.5-4.5M4.5 20h15");
export const EnlargeIcon = /* @__PURE__ */ icon("M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5");
export const EyeIcon = /* @__PURE__ */ icon(
  "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM9.2 12a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0z",
);
export const FlipIcon = /* @__PURE__ */ icon(
  "M4 8h3l1.5-2.5h7L17 8h3v11H4zM9 14.5a3 3 0 0 0 5.6 1M15 12.5a3 3 0 0 0-5.6-1",
);
export const GavelIcon = /* @__PURE__ */ icon(
  "M13 4l7 7M10.5 6.5l7 7M9 12l-6 6 2.5 2.5 6-6M12 5.5l-3 3 6.5 6.5 3-3zM13 20.5h8",
);
export const GlobeIcon = /* @__PURE__ */ icon(
  "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM3.5 9h17M3.5 15h17M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
);
export const InboxIcon = /* @__PURE__ */ icon("M4 13.5L6.5 5h11L20 13.5V19H4zM4 13.5h4.5l1.5 2.5h4l1.5-2.5H20");
export const InfoIcon = /* @__PURE__ */ icon("M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 11v5.5M12 7.8v.1");
export const KeyIcon = /* @__PURE__ */ icon(
  "M3.5 14a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0zM11.3 10.8L19 3.5l2 2-2 2 1.5 1.5-2 2L17 9.5l-2.5 2.5",
);
export const LinkIcon = /* @__PURE__ */ icon(
  "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17",
);
export const LockIcon = /* @__PURE__ */ icon("M6 11h12v9.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3");
export const MapIcon = /* @__PURE__ */ icon("M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z");
export const MenuIcon = /* @__PURE__ */ icon("M4 7h16M4 12h16M4 17h16");
export const MessageIcon = /* @__PURE__ */ icon("M4 5h16v11.5H11L7 20v-3.5H4zM8 9.5h8M8 12.5h5");
export const MinusIcon = /* @__PURE__ */ icon("M5 12h14");
export const NextIcon = /* @__PURE__ */ icon("M9 5l7 7-7 7");
export const OfflineIcon = /* @__PURE__ */ icon(
  "M3 3l18 18M7.5 9A4.5 4.5 0 0 0 7 18h10.5M10 6.3A6 6 0 0 1 18 11a3.5 3.5 0 0 1 2.6 5.2",
);
export const OutsideIcon = /* @__PURE__ */ icon("M9 5H5v14h14v-4M13.5 4.5h6v6M19 5l-8 8");
export const PeopleIcon = /* @__PURE__ */ icon(
  "M5.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0zM2.5 20a6.5 6.5 0 0 1 13 0M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5a6.5 6.5 0 0 1 3.5 5.5",
);
export const PersonIcon = /* @__PURE__ */ icon("M8 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM4.5 20.5a7.5 7.5 0 0 1 15 0");
export const PlusIcon = /* @__PURE__ */ icon("M12 5v14M5 12h14");
export const PrintIcon = /* @__PURE__ */ icon("M7 8.5V3.5h10v5M7 17.5H4v-9h16v9h-3M7 14h10v6.5H7z");
export const QrCodeIcon = /* @__PURE__ */ icon(
  "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v.1M14 20h.1M17.5 18v2H20v-2",
);
export const RetryIcon = /* @__PURE__ */ icon("M20 12a8 8 0 1 1-2.6-5.9M20.5 3v4.5H16");
export const SearchIcon = /* @__PURE__ */ icon("M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0zM16 16l4.5 4.5");
export const ShieldIcon = /* @__PURE__ */ icon(
  "M12 3l7.5 2.8v5.7c0 4.6-3.1 8-7.5 9.5-4.4-1.5-7.5-4.9-7.5-9.5V5.8zM8.8 12l2.3 2.3 4.2-4.4",
);
export const ShredIcon = /* @__PURE__ */ icon(
  "M6 11V3.5h9l3 3V11M3.5 13h17M6.5 16v4.5M10.2 16v3M13.8 16v4.5M17.5 16v3",
);
export const SoundIcon = /* @__PURE__ */ icon(
  "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11",
);
export const TicketIcon = /* @__PURE__ */ icon("M4 7h16v3.2a2 2 0 0 0 0 3.6V17H4v-3.2a2 2 0 0 0 0-3.6zM14.5 7v10");
export const UnsentIcon = /* @__PURE__ */ icon("M12 14V4m0 0L8 8m4-4l4 4M4 14v4a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-4");
export const WifiIcon = /* @__PURE__ */ icon(
  "M3 9.5a13 13 0 0 1 18 0M6.5 13a8 8 0 0 1 11 0M9.8 16.4a3.2 3.2 0 0 1 4.4 0M12 19.5v.1",
);

function icon(path: string) {
  return ({ size }: IconProps) => (
    <svg class={size ? `ico ${size === "small" ? "ico-s" : "ico-xl"}` : "ico"} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
