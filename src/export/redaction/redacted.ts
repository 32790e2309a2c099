import type { Analysis, Chain, Claim, Decision, Document, Link, Origins, Span, Taken } from '../../core/records.ts'
import type { Article, CaseView, StoryOfCase } from '../view.ts'
import { type Covered, covered } from './covered.ts'
import { nameFinder } from './names.ts'
import { meantBy, type RedactionPlan } from './plan.ts'
import { runFinder } from './runs.ts'
import { walked } from './walk.ts'

/**
 * A case as it may be handed over: the speakers, outlets and documents of a plan stand as `[speaker-1]`, `[outlet-1]`, `[document-1]`
 * wherever they stood, and nothing that a format writes leads back to them. Every format sees this view and no other.
 *
 * - Names go in every spelling that folding makes one, with what is written onto them; of a person every single word of the name too.
 * - Of a hidden document nothing stays but that it is there, and whom its text went to. Four of its words in a row go wherever they stand.
 * - A document in which anything was replaced, or that a hidden outlet published, loses its id, address, hash and bytes.
 * - Offsets are those of the text that is handed over.
 *
 * @throws  `no-finding` when the case has nobody or nothing of a name in the plan
 */
export function redacted(view: CaseView, plan: RedactionPlan): CaseView {
  const meant = meantBy(plan, view)
  const names = nameFinder(meant.names)
  const runs = runFinder(hiddenTexts(view, meant.documents))
  const cover = (text: string): Covered => covered(text, [...names(text), ...runs(text)])
  const hide = (text: string): string => cover(text).text
  const ids = newIds(view, meant, cover)
  const texts = new Map<string, Covered>()
  /** Texts of the story at hand: what is said of a place needs only them. */
  const coverOf = (story: StoryOfCase | undefined, id: string): Covered | undefined => {
    if (!texts.has(id)) {
      const text = (story?.article(id) ?? undefined)?.document.text
      if (text === undefined) return undefined
      texts.set(id, cover(text))
    }
    return texts.get(id)
  }
  const change = { hide, id: (id: string) => ids.get(id) ?? id, isHidden: (id: string) => meant.documents.has(id) }
  const decisions = decisionsOf(view, change, cover)

  function articleOf(article: Article): Article {
    const { document } = article
    const id = ids.get(document.id)
    if (meant.documents.has(document.id)) return hiddenArticle(meant.documents.get(document.id)!)
    // a folder or file may be called after whom it is from
    if (id === undefined)
      return {
        ...article,
        captures: article.captures.map(({ n, document: of, sha256, reader }) => ({
          n,
          document: of,
          sha256,
          at: 'redacted',
          ...(reader !== undefined && { reader }),
        })),
      }
    const { text, moved } = cover(document.text)
    const own = { ...change, moved: () => moved }
    const hidden = documentOf(document, id, text, hide)
    const { found, decided, language } = article
    const analysisOf = (analysis: Analysis): Analysis => {
      const { document: described, ...rest } = analysis
      const paragraphs = described.paragraphs.map(moved)
      const changed = walked(rest, own, document.id) as Omit<Analysis, 'document'>
      return { ...changed, id, document: { ...hidden, language: described.language, paragraphs } }
    }
    return {
      document: hidden,
      language,
      captures: [],
      bytes: () => undefined,
      ...(found !== undefined && { found: analysisOf(found) }),
      ...(decided !== undefined && { decided: analysisOf(decided) }),
    }
  }

  function storyOf(story: StoryOfCase): StoryOfCase {
    texts.clear()
    const own = { ...change, moved: (id: string) => coverOf(story, id)?.moved }
    const chain = withNodesOnce(story.chain, walked(withoutHidden(story.chain, change.isHidden), own) as Chain)
    const back = new Map([...ids].map(([old, now]) => [now, old]))
    const nodes = new Map(chain.nodes.map((node) => [node.id, node]))
    return {
      chain,
      node: (id) => nodes.get(id),
      *articles() {
        for (const article of story.articles()) yield articleOf(article)
      },
      article: (id) => {
        const article = story.article(back.get(id) ?? id)
        return article && articleOf(article)
      },
    }
  }

  return {
    maker: view.maker,
    documents: view.documents,
    decisions,
    inForce: view.inForce.flatMap((taken) => decisions.find(({ id }) => id === taken.id) ?? []) as Taken[],
    *stories() {
      for (const story of view.stories()) yield storyOf(story)
    },
    *unread() {
      for (const article of view.unread()) yield articleOf(article)
    },
    // a link says by its spans which words two texts share, which hidden words are among them
    *links() {
      for (const link of view.links())
        if (!ids.has(link.a) && !ids.has(link.b)) yield { ...link, evidence: link.evidence.map(hide) } as Link
    },
  }
}

const hiddenTexts = (view: CaseView, hidden: ReadonlyMap<string, string>) => {
  const texts: { text: string; as: string }[] = []
  if (hidden.size === 0) return texts
  for (const article of everyArticle(view)) {
    const as = hidden.get(article.document.id)
    if (as !== undefined) texts.push({ text: article.document.text, as })
  }
  return texts
}

function* everyArticle(view: CaseView): Generator<Article> {
  for (const story of view.stories()) yield* story.articles()
  yield* view.unread()
}

/** New ids of all documents that something was taken from, by the order of their old ones among these alone. */
function newIds(
  view: CaseView,
  meant: ReturnType<typeof meantBy>,
  cover: (text: string) => Covered,
): Map<string, string> {
  const touched: string[] = []
  for (const { document } of everyArticle(view)) {
    if (meant.documents.has(document.id)) continue
    const texts = Object.values(document).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    if (meant.published.has(document.id) || texts.some((text) => cover(text).changed)) touched.push(document.id)
  }
  return new Map([...touched.map((id, i): [string, string] => [id, `article-${i + 1}`]), ...meant.documents])
}

const hiddenArticle = (id: string): Article => ({
  document: { id, text: `[${id}]` },
  language: 'und',
  captures: [],
  bytes: () => undefined,
})

/** What may stay of a document that something was taken from. */
function documentOf(
  { language, outlet, published, title, author }: Document,
  id: string,
  text: string,
  hide: (text: string) => string,
): Document {
  const fields = { outlet, title, author }
  const hidden = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, hide(value)]]))
  return {
    id,
    ...(language !== undefined && { language: hide(language) }),
    ...Object.fromEntries(hidden),
    ...(published !== undefined && { published: hide(published) }),
    text,
  }
}

/** Two spellings of one name may have become one mark; of a hidden node nothing stays but the mark. */
function withNodesOnce(before: Chain, after: Chain): Chain {
  const names = new Set(before.nodes.map(({ name }) => name))
  const nodes = after.nodes.map((node) =>
    names.has(node.name) ? node : { id: node.id, kind: node.kind, name: node.name },
  )
  return { ...after, nodes: [...new Map(nodes.map((node) => [node.id, node])).values()] }
}

/** A chain in which hidden documents are nodes and nothing more: what only they say goes with them. */
function withoutHidden(chain: Chain, isHidden: (id: string) => boolean): Chain {
  if (!chain.documents.some(isHidden)) return chain
  const hops = chain.hops.flatMap((hop) => {
    const evidence = hop.evidence.filter(({ document }) => !isHidden(document))
    const between = hop.kind === 'copies' || hop.kind === 'revises'
    const isOwn = [hop.from, hop.to].some(
      (node) => node.startsWith('document:') && isHidden(node.slice('document:'.length)),
    )
    if (between && isOwn) return [{ ...hop, evidence: [] }]
    return isOwn || evidence.length === 0 ? [] : [{ ...hop, evidence }]
  })
  const claims = chain.claims.flatMap((claim) => claimWithout(claim, isHidden))
  const used = new Set([
    ...hops.flatMap(({ from, to }) => [from, to]),
    ...claims.flatMap(({ appearances }) =>
      appearances.flatMap(({ holder, via }) => [...via, ...(holder === null ? [] : [holder])]),
    ),
  ])
  const nodes = chain.nodes.filter(({ id, kind }) => kind === 'document' || used.has(id))
  const kept = new Set(nodes.map(({ id }) => id))
  return {
    ...chain,
    nodes: nodes.map((node) =>
      isHidden(node.id.slice('document:'.length)) && node.kind === 'document' ? { ...node, name: node.id } : node,
    ),
    hops,
    claims: claims.map((claim) => ({ ...claim, origins: originsWithin(claim.origins, kept, isHidden) })),
    figures: chain.figures
      .map((row) => ({ ...row, entries: row.entries.filter(({ document }) => !isHidden(document)) }))
      .filter(({ entries }) => entries.length > 0),
    accounts: chain.accounts
      .map((row) => ({ ...row, cells: row.cells.filter(({ document }) => !isHidden(document)) }))
      .filter(({ cells, about }) => cells.length > 0 && !isHidden(about)),
    provenance: chain.provenance
      .filter(({ document }) => !isHidden(document))
      .map((one) => ({ ...one, evidence: one.evidence.filter(({ document }) => !isHidden(document)) })),
    origins: originsWithin(chain.origins, kept, isHidden),
    ...(chain.versions !== undefined && {
      versions: chain.versions.map(({ documents, changes }) => ({
        documents,
        changes: changes.filter(({ from, to }) => !isHidden(from) && !isHidden(to)),
      })),
    }),
    ...(chain.decisions !== undefined && { decisions: [] }),
  }
}

/** Numbers of appearances are places in their list, which has become shorter. */
function claimWithout(claim: Claim, isHidden: (id: string) => boolean): Claim[] {
  const places = new Map<number, number>()
  const appearances = claim.appearances.filter(({ document }, i) => {
    if (isHidden(document)) return false
    places.set(i, places.size)
    return true
  })
  if (appearances.length === 0) return []
  const at = (old: number): number[] => (places.has(old) ? [places.get(old)!] : [])
  const { origins } = claim
  return [
    {
      ...claim,
      appearances,
      variants: claim.variants.flatMap((one) => at(one.appearance).map((appearance) => ({ ...one, appearance }))),
      denied: claim.denied.flatMap(at),
      origins: {
        ...origins,
        origins: origins.origins.map((one) => ({ ...one, appearances: one.appearances.flatMap(at) })),
      },
    },
  ]
}

const originsWithin = (origins: Origins, nodes: ReadonlySet<string>, isHidden: (id: string) => boolean): Origins => ({
  ...origins,
  origins: origins.origins.filter(({ node }) => nodes.has(node)),
  reasons: origins.reasons.filter(({ document }) => !isHidden(document)),
})

interface Hiding {
  hide(text: string): string
  id(id: string): string
  isHidden(id: string): boolean
}

/** Decisions about what stays; of one that goes its withdrawal goes too. */
function decisionsOf(view: CaseView, change: Hiding, cover: (text: string) => Covered): Decision[] {
  const documents = new Set(view.decisions.flatMap((decision) => [...idsIn(decision)]))
  const moves = new Map<string, (span: Span) => Span>()
  for (const { document } of documents.size === 0 ? [] : everyArticle(view))
    if (documents.has(document.id) && change.id(document.id) !== document.id)
      moves.set(document.id, cover(document.text).moved)
  const gone = new Set<string>()
  return view.decisions.flatMap((decision): Decision[] => {
    const isGone = [...idsIn(decision)].some(change.isHidden)
    if (isGone || (decision.verdict === 'withdraw' && gone.has(decision.decision))) {
      gone.add(decision.id)
      return []
    }
    return [walked(decision, { ...change, moved: (id) => moves.get(id) }) as Decision]
  })
}

/** Every string of a decision that may be a document's id, also inside a node's. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value
    const [, rest = ''] = /^(?:document|source):(.*)$/s.exec(value) ?? []
    for (let end = rest.length; end > 0; end = rest.lastIndexOf(':', end - 1)) yield rest.slice(0, end)
  } else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* idsIn(one)
}
