// Whether section 1 of the Public Services (Social Value) Act 2012 asks for anything here.
import { underPsr } from './psr.ts'
import type { Advised, Answers, ThresholdFound } from './types.ts'

const clause = 'Public Services (Social Value) Act 2012, s.1'

export const actApplies = (answers: Answers, { reached }: ThresholdFound): Advised['act'] => {
  const said = (applies: boolean | null, why: string, of = clause) => ({ applies, why, clause: of })
  const { authority, kind, callOff } = answers
  if (authority === 'welsh')
    return said(
      false,
      'It does not bind devolved bodies in Wales; the Act of 2023 of Wales has duties of its own.',
      `${clause}(11)`,
    )
  const psr = underPsr(answers)
  if (psr.fit === 'yes')
    return said(
      false,
      'It is outside the Procurement Act, so section 1 does not reach it. Social value is one of the five key criteria there.',
      'SI 2023/1348, reg. 5(e); SI 2024/692, reg. 43',
    )
  if (kind === 'goods' || kind === 'works')
    return said(false, 'Only services are bought under it, alone or with goods or works.')
  if (callOff === true)
    return said(false, 'A call-off from a framework is left out: it was asked when the framework was made.')
  if (reached === false)
    return said(
      false,
      'The value is below the threshold. Nothing keeps you from considering it all the same.',
      `${clause}(13)`,
    )
  if (kind === null || authority === null || reached === null || psr.fit === 'unknown')
    return said(null, 'That depends on answers that are not given yet.')
  return said(true, 'Services above the threshold: consider it, and sign it, before the first step.')
}
