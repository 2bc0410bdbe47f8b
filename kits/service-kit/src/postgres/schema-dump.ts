import type { Tx } from "./database.ts";

/**
 * The schema as text, from the catalogue, to keep beside the migrations and compare: tables with commented columns,
 * constraints, indexes, triggers, policies, functions, sequences and every grant. Independent of order, object numbers and the
 * names of owner and database.
 */
export async function dumpSchema(db: Tx): Promise<string> {
  const sections: string[] = [];
  for (const query of SECTIONS) {
    const { rows } = await db.query<{ line: string }>(query);
    if (rows.length > 0) sections.push(rows.map(({ line }) => line).join("\n"));
  }
  return `${sections.join("\n\n")}\n`;
}

const IN_PUBLIC =
  "n.nspname = 'public' AND c.relname <> ALL (ARRAY['schema_migrations', 'schema_migrations_id_seq', 'schema_migrations_pkey', 'schema_migrations_name_key'])";

/** A line per right, without those the owner has by owning. */
const GRANTS = `LATERAL (
  SELECT coalesce(r.rolname, 'PUBLIC') AS grantee, string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) AS rights
  FROM aclexplode(acl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
  WHERE a.grantee <> owner
  GROUP BY 1
) g`;

const SECTIONS = [
  `SELECT format('table %s%s', c.relname, coalesce(' -- ' || obj_description(c.oid, 'pg_class'), '')) || E'\\n' || string_agg(
     format('  %s %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
       CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
       coalesce(CASE WHEN a.attidentity <> '' THEN ' identity' WHEN a.attgenerated <> '' THEN ' generated ' ELSE ' default ' END
         || CASE WHEN a.attidentity <> '' THEN '' ELSE pg_get_expr(d.adbin, d.adrelid) END, CASE WHEN a.attidentity <> '' THEN ' identity' END, ''),
       coalesce(' -- ' || col_description(c.oid, a.attnum), '')),
     E'\\n' ORDER BY a.attnum) AS line
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relkind IN ('r', 'p', 'v', 'm') AND ${IN_PUBLIC}
   GROUP BY c.oid, c.relname ORDER BY c.relname`,

  `SELECT format('view %s as %s', c.relname, pg_get_viewdef(c.oid)) AS line
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('v', 'm') AND ${IN_PUBLIC} ORDER BY c.relname`,

  `SELECT format('sequence %s', c.relname) AS line
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind = 'S' AND ${IN_PUBLIC} ORDER BY c.relname`,

  `SELECT format('constraint %s on %s: %s', k.conname, c.relname, pg_get_constraintdef(k.oid)) AS line
   FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE k.contype <> 'n' AND ${IN_PUBLIC} ORDER BY c.relname, k.conname`,

  `SELECT replace(pg_get_indexdef(c.oid), 'public.', '') AS line
   FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid) AND ${IN_PUBLIC} ORDER BY 1`,

  `SELECT replace(pg_get_triggerdef(t.oid), 'public.', '') AS line
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE NOT t.tgisinternal AND ${IN_PUBLIC} ORDER BY c.relname, t.tgname`,

  `SELECT format('policy %s on %s for %s to %s using (%s) with check (%s)', p.policyname, p.tablename, p.cmd, array_to_string(p.roles, ', '),
     coalesce(p.qual, ''), coalesce(p.with_check, p.qual)) AS line
   FROM pg_policies p WHERE p.schemaname = 'public' ORDER BY p.tablename, p.policyname`,

  `SELECT trim(pg_get_functiondef(p.oid)) || coalesce(E'\\n-- ' || obj_description(p.oid, 'pg_proc'), '') AS line
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE n.nspname = 'public' AND p.prokind IN ('f', 'p') ORDER BY p.proname, pg_get_function_identity_arguments(p.oid)`,

  `SELECT format('grant %s on %s to %s', g.rights, c.relname, g.grantee) AS line
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL (SELECT c.relacl AS acl, c.relowner AS owner) o, ${GRANTS}
   WHERE ${IN_PUBLIC} ORDER BY c.relname, g.grantee`,

  `SELECT format('grant %s on %s (%s) to %s', g.rights, c.relname, a.attname, g.grantee) AS line
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped,
   LATERAL (SELECT a.attacl AS acl, c.relowner AS owner) o, ${GRANTS}
   WHERE ${IN_PUBLIC} ORDER BY c.relname, a.attnum, g.grantee`,

  `SELECT format('grant %s on function %s(%s) to %s', g.rights, p.proname, pg_get_function_identity_arguments(p.oid), g.grantee) AS line
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
   LATERAL (SELECT coalesce(p.proacl, acldefault('f', p.proowner)) AS acl, p.proowner AS owner) o, ${GRANTS}
   WHERE n.nspname = 'public' ORDER BY p.proname, 1`,

  `SELECT format('grant %s on schema public to %s', g.rights, g.grantee) AS line
   FROM pg_namespace n, LATERAL (SELECT n.nspacl AS acl, n.nspowner AS owner) o, ${GRANTS}
   WHERE n.nspname = 'public' ORDER BY g.grantee`,
];
