// Parts that the shapes of every room are made of.
import { Type } from '../platform/http/index.ts'

export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
export const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))
