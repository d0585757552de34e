// Ports that are wired before what stands behind them exists: features are made first, then the jobs that run them.

/** A stand-in that passes everything on to what is set later. Using it before that is a mistake in the wiring. */
export const late = <T extends object>(name: string): { readonly port: T; set(value: T): void } => {
  let behind: T | undefined
  const port = new Proxy({} as T, {
    get: (_target, key) => {
      if (behind === undefined) throw new Error(`${name} was used before it was there`)
      const value = Reflect.get(behind, key)
      return typeof value === 'function' ? value.bind(behind) : value
    },
  })
  return {
    port,
    set: (value) => {
      behind = value
    },
  }
}
