/** How bytes came over the net, as who fetched them or an archive tells it. */
export interface Transfer {
  /** As asked for. */
  readonly url?: string
  /** After redirects, where it is another. */
  readonly finalUrl?: string
  readonly status?: number
  /** As received, in their order. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** When, as ISO 8601 with the zone. */
  readonly captured?: string
}
