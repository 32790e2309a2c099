import type { Statements } from '../statements.ts'

/** Longer counts than any case has, so that their digits sort as numbers. */
const DIGITS = 10
const MOST = 10 ** DIGITS - 1

/** Larger numbers first in the order of strings. */
export const falling = (count: number): string => String(MOST - count).padStart(DIGITS, '0')

/** Count anew over the whole case who speaks, publishes and delivers, for the nodes of changed stories. */
export function countVoices(sql: Statements, nodes: Iterable<string>): void {
  for (const node of nodes) {
    sql('DELETE FROM board_voices WHERE node = ?').run(node)
    const named = sql(
      'SELECT names, keys FROM board_nodes WHERE node = ? ORDER BY length(keys) DESC, story LIMIT 1',
    ).get(node)
    if (named === undefined) continue
    const names = namesOf(sql, node)
    const put = (role: string, weight: number, row: object): void => {
      sql('INSERT INTO board_voices (role, node, sort, keys, row) VALUES (?, ?, ?, ?, ?)').run(
        role,
        node,
        `${role} ${falling(weight)} ${node}`,
        names.keys,
        JSON.stringify({ node, name: names.name, ...row }),
      )
    }
    const documents = (role: string): number =>
      Number(sql('SELECT count(*) AS n FROM board_roles WHERE node = ? AND role = ?').get(node, role)!.n)
    const stories = (...roles: readonly [string, string]): number =>
      Number(
        sql('SELECT count(DISTINCT story) AS n FROM board_roles WHERE node = ? AND role IN (?, ?)').get(node, ...roles)!
          .n,
      )
    const published = documents('outlet')
    if (published > 0)
      put('outlet', published, { ...hiddenOf(sql, node), documents: published, stories: stories('outlet', '') })
    const [credited, unsaid] = [documents('agency'), documents('unsaid')]
    if (credited + unsaid > 0)
      put('agency', credited + unsaid, { credited, unsaid, stories: stories('agency', 'unsaid') })
    const spoken = documents('speaker')
    if (spoken > 0) {
      const attributions = Number(
        sql(
          'SELECT count(DISTINCT document || char(10) || attribution) AS n FROM board_appearances WHERE node = ?',
        ).get(node)!.n,
      )
      const [kind] = node.split(':')
      const counts = { attributions, documents: spoken, stories: stories('speaker', '') }
      put('speaker', attributions, { type: kind, aliases: names.aliases, ...counts })
    }
  }
}

/** All names of a node in all stories; the one that most of them use first. */
function namesOf(sql: Statements, node: string) {
  const rows = sql(
    'SELECT name, count(*) AS n FROM board_nodes WHERE node = ? GROUP BY name ORDER BY n DESC, name',
  ).all(node)
  const name = String(rows[0]?.name ?? node)
  const all = sql('SELECT DISTINCT names, keys FROM board_nodes WHERE node = ? ORDER BY names').all(node)
  const aliases = new Set(all.flatMap(({ names }) => JSON.parse(String(names)) as string[]))
  aliases.delete(name)
  const keys = new Set(all.flatMap((one) => String(one.keys).split('|')).filter((key) => key !== ''))
  return { name, aliases: [...aliases].sort(), keys: `|${[...keys].sort().join('|')}|` }
}

function hiddenOf(sql: Statements, node: string): { hidden: number; wrong: number } {
  const count = (provenance: string): number =>
    Number(
      sql(
        `SELECT count(*) AS n FROM board_roles r JOIN board_documents d ON d.id = r.document
         WHERE r.node = ? AND r.role = 'outlet' AND d.provenance = ?`,
      ).get(node, provenance)!.n,
    )
  return { hidden: count('hidden'), wrong: count('wrong-credit') }
}
