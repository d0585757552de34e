// What a procurement is to bring.
export interface AimedPriority {
  readonly id: string
  readonly number: number
  readonly title: string
}

/** A measure by which it will be seen, with what the specification says of it. */
export interface AimedMeasure {
  readonly id: string
  readonly code: string
  readonly title: string
  /** In words: `hours`. */
  readonly unit: string
  readonly clause: string
}

export interface AimsChosen {
  readonly priorities: readonly AimedPriority[]
  readonly measures: readonly AimedMeasure[]
  /** Null while it is not decided. */
  readonly lots: boolean | null
  readonly lotsWhy: string
}

export interface Aims extends AimsChosen {
  readonly edition: number
  readonly writtenBy: string
  readonly writtenAt: Date
}
