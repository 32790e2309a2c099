import type { Appearance, Claim, Origin } from '../core/records.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { interval, reach, verdict } from './sentences.ts'
import { becauseOf, foreign, type StoryView, say } from './view.ts'

/** Claims of one article alone are listed as a table; a longer list is cut, and says so. */
const MOST_SINGLE = 200
const MOST_WHOLE = 60

/** What is claimed, by how many origins, and why so many. */
export function claimsSection(messages: Messages, story: StoryView): Markup {
  const { claims } = story.chain
  if (claims.length === 0) return html``
  const shared = claims.filter((claim) => reach(claim) > 1)
  const whole = shared.slice(0, MOST_WHOLE)
  const single = claims.filter((claim) => !whole.includes(claim))
  return html`<section><h3>${say(messages, 'claims.title')}</h3><p class="soft">${say(messages, 'claims.how')}</p>${whole.map((claim) => claimCard(messages, story, claim))}${singles(messages, story, single, whole.length === 0)}</section>`
}

const claimAnchor = (story: StoryView, id: string): string => `${story.anchor}-${id}`

function claimCard(messages: Messages, story: StoryView, claim: Claim): Markup {
  const { origins, appearances, variants, denied } = claim
  const denying = new Set(denied)
  const articles = [...new Set(appearances.map(({ document }) => document))]
  return html`<article class="claim" id="${claimAnchor(story, claim.id)}"><blockquote>${foreign(claim.text)}</blockquote>
<p class="answer"><strong>${verdict(messages, claim)}</strong> <span class="soft">${say(messages, 'claims.in', {}, articles.length)}${origins.unrecorded > 0 ? html` · ${say(messages, 'origins.unrecorded', {}, origins.unrecorded)}` : ''}</span></p>
${origins.origins.length > 0 ? html`<ul class="origins">${origins.origins.map((origin) => originItem(messages, story, origin, appearances))}</ul>` : ''}
${denied.length > 0 ? html`<p class="denied">${say(messages, 'claims.denied', { who: list(denied.map((i) => heldBy(messages, story, appearances[i]!))) })}</p>` : ''}
${differing(messages, story, claim)}
<details><summary>${say(messages, 'claims.why')}</summary><ul>${becauseOf(messages, story, origins.reasons).map((reason) => html`<li>${reason}</li>`)}</ul><p>${say(messages, 'claims.appearances')}</p><ol class="app">${appearances.map(
    (one, i) =>
      appearance(
        messages,
        story,
        one,
        denying.has(i),
        variants.some((variant) => variant.claim === undefined && variant.appearance === i),
      ),
  )}</ol></details></article>`
}

function originItem(messages: Messages, story: StoryView, origin: Origin, appearances: readonly Appearance[]): Markup {
  const pieces = messages.rule(origin.reason)
  const articles = [...new Set(origin.appearances.map((i) => appearances[i]!.document))]
  return html`<li class="${origin.certain ? 'sure' : 'maybe'}"><b>${foreign(story.name(origin.node))}</b> <span class="soft">${pieces ? pieces.join('') : html`<code>${origin.reason}</code>`}</span> ${articles.map((document) => html`${articleNumber(story, document, origin, appearances)} `)}${left(messages, origin)}</li>`
}

/** What remains when this one is not believed; of an only origin nothing needs saying. */
function left(messages: Messages, { without }: Origin): Markup {
  if (without === undefined || without.most === 0) return html``
  return html`<span class="soft">${say(messages, 'origin.else', { origins: html`${interval(messages, without.least, without.most)}` })}</span>`
}

function articleNumber(story: StoryView, document: string, origin: Origin, appearances: readonly Appearance[]): Markup {
  const first = origin.appearances.map((i) => appearances[i]!).find((one) => one.document === document)
  return html`<a class="num" href="${attributionPlace(story, document, first?.attribution)}">${story.article(document)?.number ?? 0}</a>`
}

const attributionPlace = (story: StoryView, document: string, attribution: string | undefined): string => {
  const article = story.article(document)
  return article && attribution !== undefined && article.number <= story.printed
    ? `#${article.anchor}-${attribution}`
    : story.place(document)
}

function heldBy(messages: Messages, story: StoryView, { holder, document, attribution }: Appearance): Markup {
  const who = holder === null ? say(messages, 'speaker.nobody') : foreign(story.name(holder))
  return html`${who} <a class="num" href="${attributionPlace(story, document, attribution)}">${story.article(document)?.number ?? 0}</a>`
}

const list = (parts: readonly Markup[]): Markup => html`${parts.map((part, i) => html`${i > 0 ? ' · ' : ''}${part}`)}`

/** Claims that say nearly this and not the same. */
function differing(messages: Messages, story: StoryView, { variants }: Claim): Markup {
  const others = variants.filter(({ claim }) => claim !== undefined)
  if (others.length === 0) return html``
  return html`<ul class="variants">${others.map(({ claim, differs, detail }) => {
    const other = story.chain.claims.find(({ id }) => id === claim)
    return html`<li>${messages.word('differs', differs)} <bdi dir="ltr">${detail.replace(/^#/, '')}</bdi>: <a href="#${claimAnchor(story, claim ?? '')}">${foreign(other?.text ?? claim ?? '')}</a></li>`
  })}</ul>`
}

function appearance(messages: Messages, story: StoryView, one: Appearance, denies: boolean, reworded: boolean): Markup {
  const { document, attribution, holder, stance } = one
  const article = story.article(document)
  const via = one.via.map((node) => foreign(story.name(node)))
  const who = holder === null ? say(messages, 'speaker.nobody') : foreign(story.name(holder))
  return html`<li class="${denies ? 'denied' : ''}"><a class="art" href="${attributionPlace(story, document, attribution)}"><span class="num">${article?.number ?? 0}</span> ${foreign(article?.outlet ?? document)}</a> – ${who}${via.length > 0 ? html` ${say(messages, 'claims.via', { who: list(via) })}` : ''} <span class="soft">${messages.word('stance', stance)}${reworded ? html` · ${say(messages, 'claims.reworded')}` : ''}</span></li>`
}

function singles(messages: Messages, story: StoryView, claims: readonly Claim[], open: boolean): Markup {
  if (claims.length === 0) return html``
  const shown = claims.slice(0, MOST_SINGLE)
  const rows = shown.map((claim) => {
    const first = claim.appearances[0]!
    return html`<tr id="${claimAnchor(story, claim.id)}"><td>${foreign(claim.text)}</td><td>${claim.appearances.map((one) => html`${heldBy(messages, story, one)} `)}</td><td>${verdict(messages, claim)}${claim.origins.unrecorded > 0 ? html` <span class="soft">${say(messages, 'origins.lineage')}</span>` : ''}</td><td>${messages.word('stance', first.stance)}</td></tr>`
  })
  return html`<details class="singles"${open ? html` open` : ''}><summary>${say(messages, 'claims.single', {}, claims.length)}</summary><div class="scroll"><table><thead><tr><th>${say(messages, 'head.claim')}</th><th>${say(messages, 'head.speaker')}</th><th>${say(messages, 'head.origins')}</th><th>${say(messages, 'head.stance')}</th></tr></thead><tbody>${rows}</tbody></table></div>${claims.length > shown.length ? html`<p class="soft">${say(messages, 'claims.left', {}, claims.length - shown.length)}</p>` : ''}</details>`
}
