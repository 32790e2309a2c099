/** What the tests use of it; its own package has no types. */
declare module 'jsonld' {
  interface Settings {
    readonly algorithm?: 'RDFC-1.0'
    readonly format?: 'application/n-quads'
    readonly inputFormat?: string
    readonly documentLoader?: (url: string) => Promise<never>
  }
  const jsonld: { canonize(input: string | object, settings: Settings): Promise<string> }
  // biome-ignore lint/style/noDefaultExport: that is what the package gives
  export default jsonld
}
