import { BeginKiosk } from "../kiosk/begin-kiosk.tsx";
import { LeaveKiosk } from "../kiosk/leave-kiosk.tsx";
import { go } from "../path.ts";
import { HelpSheet } from "./help-sheet.tsx";
import { PaperSheet } from "./paper-sheet.tsx";
import { PasteSheet } from "./paste-sheet.tsx";
import { type Opened, ScanMenu } from "./scan-menu.tsx";
import { SoundCheck } from "./sound-check.tsx";
import type { SourceChoice } from "./use-source.ts";

interface OpenSheetProps {
  open: Opened | undefined;
  onOpen: (next: Opened | undefined) => void;
  direction: "in" | "out";
  onDirection: (direction: "in" | "out") => void;
  source: SourceChoice;
  onScreen: () => void;
  onCode: (text: string) => void;
  onCall: () => void;
  onSound: () => void;
  decodeMs: number | undefined;
}

/** The one sheet that lies over the scanner, if any. The next outcome takes it away. */
export function OpenSheet({ open, onOpen, onCode, onCall, onSound, ...menu }: OpenSheetProps) {
  const onClose = () => onOpen(undefined);
  switch (open) {
    case "menu":
      return <ScanMenu {...menu} onOpen={onOpen} onEnd={() => go("/", true)} onClose={onClose} />;
    case "paste":
      return <PasteSheet onCode={onCode} onClose={onClose} />;
    case "paper":
      return (
        <PaperSheet
          onCall={() => {
            onClose();
            onCall();
          }}
          onClose={onClose}
        />
      );
    case "sound":
      return <SoundCheck play={onSound} onClose={onClose} />;
    case "help":
      return <HelpSheet onClose={onClose} />;
    case "kiosk":
      return <BeginKiosk onClose={onClose} />;
    case "leave":
      return <LeaveKiosk onClose={onClose} />;
    case undefined:
      return null;
  }
}
