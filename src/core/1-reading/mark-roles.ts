import { CLOSES, EITHER, GLUED, JOINED, LOOSE, OPENS, type QuotationMark, type Shape, type Side } from './marks.ts'

export const NO_ROLE = 0
export type Role = typeof NO_ROLE | typeof OPENS | typeof CLOSES

/**
 * Which marks of one paragraph open and which close. By what stands around each, and where that does not add up: without what may be
 * inches, then, for kinds that open and close alike, by turns. Each stretch of marks that belong together is judged alone, so that one
 * lost mark does not turn all others around.
 *
 * @param marks  of one kind, in order
 * @returns      one role a mark
 */
export function rolesOf(marks: readonly QuotationMark[]): Role[] {
  const roles = byNeighbours(marks)
  const kind = marks[0]?.kind
  if (isBalanced(roles) || !kind?.symmetric || kind.apostrophe) return roles
  const cuts = [...stretches(marks, roles), marks.length]
  return cuts.flatMap((end, k) => (k === 0 ? [] : rolesInStretch(marks.slice(cuts[k - 1], end))))
}

/** Where nothing is open any more and nothing closed that was not open, or somebody's speech begins though something is. */
function stretches(marks: readonly QuotationMark[], roles: readonly Role[]): number[] {
  const starts = [0]
  let depth = 0
  for (const [i, role] of roles.entries()) {
    const begins = role === OPENS && marks[i]!.side === OPENS && marks[i]!.introduced
    const isEven = (i - starts.at(-1)!) % 2 === 0
    if (i > 0 && (begins || (depth === 0 && isEven))) starts.push(i)
    if (begins) depth = 0
    if (role === OPENS) depth++
    else if (role === CLOSES && depth > 0) depth--
  }
  return starts
}

function rolesInStretch(marks: readonly QuotationMark[]): Role[] {
  const roles = byNeighbours(marks)
  if (isBalanced(roles)) return roles
  const uninched = byNeighbours(marks, true)
  if (isBalanced(uninched)) return uninched
  return marks.length % 2 === 0 && goByTurns(marks) ? marks.map((_, i) => (i % 2 === 0 ? OPENS : CLOSES)) : roles
}

function byNeighbours(marks: readonly QuotationMark[], withoutInches = false): Role[] {
  const oneShape = marks.every(({ shape }) => shape === marks[0]?.shape)
  const open: Shape[] = []
  return marks.map((mark) => {
    const role = withoutInches && mark.inch ? NO_ROLE : roleOf(mark, oneShape ? EITHER : mark.shape, open)
    if (role === OPENS) open.push(mark.shape)
    else if (role === CLOSES) open.pop()
    return role
  })
}

/** @param open  shapes of the marks that are open now, innermost last */
function roleOf({ kind, side, shape: drawn }: QuotationMark, shape: Shape, open: readonly Shape[]): Role {
  if (side === JOINED) return OPENS
  if (kind.apostrophe && (side === GLUED || (side === LOOSE && kind.symmetric))) return NO_ROLE
  if (shape === EITHER) return roleByTurn(drawn, side, open.length > 0)
  if (shape === OPENS) return side === CLOSES && open.length > 0 ? CLOSES : OPENS
  const opensInverted = open.length === 0 ? side === OPENS || side === LOOSE : side === OPENS && open.at(-1) === CLOSES
  return opensInverted ? OPENS : CLOSES
}

/** @param drawn  its shape, where the paragraph has marks of one shape only: «“so“» */
function roleByTurn(drawn: Shape, side: Side, isOpen: boolean): Role {
  if (side === OPENS || (side === CLOSES && (isOpen || drawn !== OPENS))) return side
  if (drawn === OPENS && (side === GLUED || !isOpen)) return OPENS
  if (drawn === CLOSES && side === GLUED) return CLOSES
  return isOpen ? CLOSES : OPENS
}

function isBalanced(roles: readonly Role[]): boolean {
  let depth = 0
  for (const role of roles) {
    if (role === OPENS) depth++
    else if (role === CLOSES && --depth < 0) return false
  }
  return depth === 0
}

/** Whether taking the marks by turns contradicts at most half of them: spacing errors are fewer than that. */
function goByTurns(marks: readonly QuotationMark[]): boolean {
  let against = 0
  for (const [i, { side }] of marks.entries())
    if (i % 2 === 0 ? side === CLOSES : side === OPENS || side === JOINED) against++
  return against * 2 <= marks.length
}
