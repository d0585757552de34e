// What can be said of an indicator from its figures: the newest of each area, held against region and England, and its trend.
import { compare } from './compare.ts'
import { inTime, trendOf } from './trend.ts'
import type { AreaNow, NeedIndicator, NeedSource, NeedValue } from './types.ts'

export interface IndicatorKept
  extends Pick<NeedIndicator, 'id' | 'code' | 'unit' | 'polarity' | 'objectives' | 'setFrom'> {
  readonly name: string
  readonly sex: string | null
  readonly age: string | null
}

/** `Healthy life expectancy at birth (female, all ages)`; `female` alone where no age is given. */
export const fullName = ({ name, sex, age }: { name: string; sex: string | null; age: string | null }): string => {
  const parts = [sex, age].flatMap((part) => (part === null ? [] : [part.toLowerCase()]))
  return parts.length === 0 ? name : `${name} (${parts.join(', ')})`
}

const same = (one: NeedValue, other: NeedValue): boolean =>
  one.from !== null && other.from !== null
    ? one.from === other.from && one.to === other.to
    : one.period === other.period

const isOwn = (value: NeedValue): value is NeedValue & { area: 'place' | 'part' } =>
  value.area === 'place' || value.area === 'part'

const areaNow = (own: readonly NeedValue[], all: readonly NeedValue[], kept: IndicatorKept): AreaNow | undefined => {
  const latest = inTime(own).at(-1)
  if (latest === undefined || !isOwn(latest)) return undefined
  const beside = (area: NeedValue['area']): NeedValue | null =>
    all.find((one) => one.area === area && same(one, latest)) ?? null
  const [region, england] = [beside('region'), beside('england')]
  return {
    area: latest.area,
    code: latest.areaCode,
    name: latest.areaName,
    latest,
    region,
    england,
    againstRegion: compare(latest, region, kept.polarity),
    againstEngland: compare(latest, england, kept.polarity),
    trend: trendOf(own, kept.polarity),
  }
}

/** The place as one first, then its parts by name. */
const areasOf = (series: readonly NeedValue[], kept: IndicatorKept): readonly AreaNow[] =>
  [...Map.groupBy(series.filter(isOwn), ({ areaCode }) => areaCode).values()]
    .flatMap((own) => areaNow(own, series, kept) ?? [])
    .toSorted(
      (a, b) =>
        Number(a.area === 'part') - Number(b.area === 'part') ||
        a.name.localeCompare(b.name, 'en-GB', { numeric: true }),
    )

const asOne = { better: 'better', worse: 'worse', similar: 'similar' } as const
const wordOf = (compared: string | undefined): NeedIndicator['better'] =>
  compared === 'better' || compared === 'worse' || compared === 'similar' ? asOne[compared] : 'not known'

export const indicatorOf = (
  kept: IndicatorKept,
  values: readonly NeedValue[],
  sources: readonly NeedSource[],
): NeedIndicator => {
  const series = inTime(values)
  const areas = areasOf(series, kept)
  const whole = areas.find(({ area }) => area === 'place')
  const own = inTime(series.filter(isOwn)).at(-1)
  const { id, code, unit, polarity, objectives, setFrom } = kept
  return {
    id,
    code,
    name: fullName(kept),
    unit,
    polarity,
    objectives,
    setFrom,
    series,
    period: own?.period ?? null,
    sources,
    areas,
    better: wordOf(whole?.againstEngland),
    trend: whole?.trend ?? null,
  }
}
