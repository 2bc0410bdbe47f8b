import { Busy } from "@kipass/web-kit/controls.tsx";
import { fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { officersQuery } from "../queries.ts";
import { roleWords } from "./role-words.ts";

const t = catalogue(
  { title: "담당자", name: "이름", id: "아이디", region: "지역", roles: "직무", since: "임용일", left: "그만둔 날" },
  { title: "Officers", name: "Name", id: "ID", region: "Region", roles: "Duties", since: "Appointed", left: "Left" },
);

export function OfficersPage() {
  const { data: officers } = useQuery(officersQuery);
  if (!officers) return <Busy />;
  return (
    <main class="page stack">
      <h1>{t.title}</h1>
      <div class="scroll">
        <table class="table">
          <thead>
            <tr>
              {[t.name, t.id, t.region, t.roles, t.since, t.left].map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {officers.map((officer) => (
              <tr key={officer.id}>
                <th scope="row">
                  {officer.name} {officer.title}
                </th>
                <td>{officer.loginId}</td>
                <td>{officer.regionName}</td>
                <td>{officer.roles.map(roleWords).join(", ")}</td>
                <td class="num">{fullDay(officer.appointedOn)}</td>
                <td class="num">{officer.leftOn && fullDay(officer.leftOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </main>
  );
}
