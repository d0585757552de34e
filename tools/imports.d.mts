export interface ImportBreach {
  readonly rule: string
  readonly from: string
  readonly to: string
}

export const sourceFiles: (folder: string) => string[]

/** `folder` holds src/, tsconfig.json and .dependency-cruiser.cjs; the project itself by default. */
export const checkImports: (folder?: string) => Promise<{
  readonly breaches: readonly ImportBreach[]
  readonly missed: readonly string[]
  readonly looked: number
}>
