import cliProgress from 'cli-progress'

/** How far a piece of work is, on standard error only. */
export interface Progress {
  /** Begin a piece of work; `total` is absent when nobody knows it. */
  start(label: string, total?: number): void
  tick(count: number): void
  /** What else is known while it goes on: the share that is done where nobody knows a total, and a remark. */
  tell(known: { readonly share?: number; readonly remark?: string }): void
  /** Ends the piece of work; gives how long it took. */
  done(): { readonly count: number; readonly seconds: number }
  /** A line of its own, whatever is being drawn. */
  say(line: string): void
}

/** A bar on a terminal, a plain line every few seconds elsewhere. */
export const openProgress = (): Progress => (process.stderr.isTTY ? bar() : plain())

/** Rare enough for a log, often enough to see that it lives. */
const PLAIN_SECONDS = 5

const REDRAWS_A_SECOND = 8

function plain(): Progress {
  const work = stopwatch()
  let next = 0
  return {
    start(label, total) {
      work.start(label, total)
      next = PLAIN_SECONDS
    },
    tick(count) {
      work.count += count
      if (work.seconds() < next) return
      next = work.seconds() + PLAIN_SECONDS
      say(work.line())
    },
    tell: (known) => work.tell(known),
    done: () => work.result(),
    say,
  }
}

function bar(): Progress {
  const work = stopwatch()
  const drawn = new cliProgress.SingleBar({
    format: () => `${meter(work.share())} ${work.line()}`,
    stream: process.stderr,
    fps: REDRAWS_A_SECOND,
    clearOnComplete: true,
    hideCursor: null,
    noTTYOutput: false,
    gracefulExit: false,
  })
  return {
    start(label, total) {
      work.start(label, total)
      drawn.start(total ?? 1, 0)
    },
    tick(count) {
      work.count += count
      drawn.update(work.total === undefined ? 0 : work.count)
    },
    tell: (known) => work.tell(known),
    done() {
      drawn.stop()
      return work.result()
    },
    say(line) {
      process.stderr.write(`\r\u001b[K${line}\n`)
    },
  }
}

const METER = 24

function meter(share: number | undefined): string {
  if (share === undefined) return ''
  const full = Math.round(share * METER)
  return '█'.repeat(full) + '░'.repeat(METER - full)
}

function stopwatch() {
  let label = ''
  let from = 0
  const work = {
    count: 0,
    total: undefined as number | undefined,
    known: {} as { readonly share?: number; readonly remark?: string },
    start(name: string, total?: number) {
      label = name
      from = performance.now()
      work.count = 0
      work.total = total
      work.known = {}
    },
    tell(known: { readonly share?: number; readonly remark?: string }) {
      work.known = known
    },
    /** 0 to 1; undefined when nobody knows. */
    share: (): number | undefined =>
      work.total === undefined ? work.known.share : work.total === 0 ? 1 : Math.min(1, work.count / work.total),
    seconds: () => (performance.now() - from) / 1000,
    result: () => ({ count: work.count, seconds: work.seconds() }),
    line(): string {
      const seconds = work.seconds()
      const rate = work.count / Math.max(seconds, 1e-3)
      const of = work.total === undefined ? '' : ` of ${number(work.total)}`
      const remark = work.known.remark ? `, ${work.known.remark}` : ''
      return `${label}: ${number(work.count)}${of}, ${number(Math.round(rate))} a second${remark}${left(work.share(), seconds)}`
    },
  }
  return work
}

/** How long the rest takes if it goes on as before. */
const left = (share: number | undefined, seconds: number): string =>
  share === undefined || share === 0 ? '' : `, ${duration((seconds * (1 - share)) / share)} left`

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** 11892 → 11,892. */
export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

/** Seconds as a person says them. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${Math.max(0, seconds).toFixed(1)} s`
  const whole = Math.ceil(seconds)
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
