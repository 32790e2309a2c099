import { type ReactNode, useEffect, useState } from 'react'
import { useKeys } from './base/keys.ts'
import { later } from './base/later.tsx'
import { Go } from './base/link.tsx'
import { go, type Place, usePlace } from './base/route.ts'
import { Speaking, useSpeech } from './base/say.tsx'
import { address } from './parts/addresses.ts'
import { HelpSheet } from './parts/help-sheet.tsx'
import { SettingsSheet } from './parts/settings-sheet.tsx'
import { Deciding } from './parts/triage.tsx'
import { Board } from './views/board.tsx'

// what the first view does not need is fetched when it is gone to
const StoryPage = later(() => import('./views/story.tsx').then((view) => view.StoryPage))
const ReaderPage = later(() => import('./views/reader.tsx').then((view) => view.ReaderPage))
const ComparePage = later(() => import('./views/compare.tsx').then((view) => view.ComparePage))
const StripPage = later(() => import('./views/strip.tsx').then((view) => view.StripPage))
const SearchPage = later(() => import('./views/search.tsx').then((view) => view.SearchPage))
const ImportPage = later(() => import('./views/import.tsx').then((view) => view.ImportPage))
const DecisionsPage = later(() => import('./views/decisions.tsx').then((view) => view.DecisionsPage))

export function App(): ReactNode {
  return (
    <Speaking>
      <Deciding>
        <Frame />
      </Deciding>
    </Speaking>
  )
}

function Frame(): ReactNode {
  const place = usePlace()
  const { settings, say } = useSpeech()
  const [sheet, setSheet] = useState<'help' | 'settings'>()
  useEffect(() => {
    const { documentElement: root } = document
    root.lang = settings.language
    root.dir = settings.language === 'ar' ? 'rtl' : 'ltr'
    root.dataset.theme = settings.theme
  }, [settings])
  useKeys({
    Slash: () => focusSearch(),
    'Shift+Slash': () => {
      setSheet('help')
      return true
    },
  })
  const where = place.path.join('/')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top, or at the part that its address names
  useEffect(() => {
    if (place.hash === '') scrollTo(0, 0)
    else scrollToPart(place.hash)
  }, [where, place.hash])
  return (
    <>
      <a className="skip" href="#main">
        {say('page.skip')}
      </a>
      <TopBar place={place} onSheet={setSheet} />
      <main id="main" tabIndex={-1}>
        <View place={place} />
      </main>
      {sheet === 'help' && <HelpSheet onClose={() => setSheet(undefined)} />}
      {sheet === 'settings' && <SettingsSheet onClose={() => setSheet(undefined)} />}
    </>
  )
}

function View({ place: { path, query } }: { readonly place: Place }): ReactNode {
  const { say } = useSpeech()
  const [first, second] = path
  if (first === undefined) return <Board />
  if (first === 'story' && second !== undefined) return <StoryPage key={second} id={second} />
  if (first === 'article' && second !== undefined) return <ReaderPage key={second} id={second} />
  if (first === 'strip' && second !== undefined) return <StripPage story={second} />
  if (first === 'compare' && query.has('a') && query.has('b'))
    return <ComparePage a={query.get('a')!} b={query.get('b')!} />
  if (first === 'search') return <SearchPage />
  if (first === 'import') return <ImportPage />
  if (first === 'decisions') return <DecisionsPage />
  return (
    <>
      <h1>{say('page.not-here')}</h1>
      <p>
        <Go to={address.board()}>{say('stories.title')}</Go>
      </p>
    </>
  )
}

function TopBar({
  place,
  onSheet,
}: {
  readonly place: Place
  readonly onSheet: (sheet: 'help' | 'settings') => void
}): ReactNode {
  const { say, text } = useSpeech()
  const here = place.path[0] ?? ''
  const entries = [
    ['', 'stories.title'],
    ['import', 'page.import'],
    ['decisions', 'page.decisions'],
  ] as const
  return (
    <header className="bar">
      <Go className="brand" to={address.board()}>
        {say('brand')}
      </Go>
      <nav aria-label={text('page.views')}>
        {entries.map(([path, title]) => (
          <Go key={path} to={`/${path}`} aria-current={here === path ? 'page' : undefined}>
            {say(title)}
          </Go>
        ))}
      </nav>
      {here !== 'search' && <QuickSearch />}
      <div className="buttons">
        <button type="button" className="quiet" onClick={() => onSheet('settings')}>
          {say('page.settings')}
        </button>
        <button type="button" className="quiet" onClick={() => onSheet('help')} aria-label={text('page.help')}>
          ?
        </button>
      </div>
    </header>
  )
}

function QuickSearch(): ReactNode {
  const { text } = useSpeech()
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          go(address.search({ q: String(new FormData(event.currentTarget).get('q') ?? '') }))
        }}
      >
        <input type="search" name="q" dir="auto" aria-label={text('page.search')} placeholder={text('page.search')} />
      </form>
    </search>
  )
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]')
  field?.focus()
  return field !== null
}

/** The part may come with the answer that is still waited for. */
function scrollToPart(id: string, tries = 40): void {
  const found = document.getElementById(id)
  if (found) found.scrollIntoView({ block: 'start' })
  else if (tries > 0) setTimeout(() => scrollToPart(id, tries - 1), 50)
}
