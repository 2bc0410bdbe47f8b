import { Select } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ROLES, type Role, regionWords, roleWords } from "./roles.ts";

const t = catalogue({ role: "역할", region: "지역" }, { role: "Role", region: "Region" });

interface RoleAndRegionProps {
  role: Role;
  onRole: (role: Role) => void;
  region: string;
  onRegion: (region: string) => void;
  /** The regions to choose from. */
  regions: readonly string[];
}

/** What an officer may do, and where. */
export function RoleAndRegion({ role, onRole, region, onRegion, regions }: RoleAndRegionProps) {
  return (
    <>
      <Select
        label={t.role}
        value={role}
        onChange={(value) => onRole(value as Role)}
        options={ROLES.map((value) => ({ value, words: roleWords(value) }))}
      />
      <Select
        label={t.region}
        value={region}
        onChange={onRegion}
        options={regions.map((value) => ({ value, words: regionWords(value) }))}
      />
    </>
  );
}
