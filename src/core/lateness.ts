/** Hours that a link's second document came after its first one, as its evidence has it (`time:b-later:33h`); 0 when not known. */
export function hoursLater(evidence: readonly string[]): number {
  for (const one of evidence) {
    const [, which, hours] = /^time:([ab])-later:(\d+)h$/.exec(one) ?? []
    if (hours !== undefined) return which === 'b' ? Number(hours) : -Number(hours)
  }
  return 0
}
