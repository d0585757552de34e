// The features, lowest first, and the ports that join them. Imports run down the road; what runs up it is wired here.
import { accountsFeature } from '../accounts/feature.ts'
import { type AccountsServices, peopleOfPlace } from '../accounts/index.ts'
import { adminFeature } from '../admin/feature.ts'
import { localEconomyFeature } from '../local-economy/feature.ts'
import { ledgerSteps } from '../local-economy/index.ts'
import { measurementFeature } from '../measurement/feature.ts'
import { measurementSteps, referencePacks, starterPacks } from '../measurement/index.ts'
import { placesFeature } from '../places/feature.ts'
import { onlyInventedPlaces, placeDirectory } from '../places/index.ts'
import type { Analytics } from '../platform/analytics/index.ts'
import type { Auth } from '../platform/auth/index.ts'
import type { Database } from '../platform/db/index.ts'
import type { Documents } from '../platform/documents/index.ts'
import type { Files } from '../platform/files/index.ts'
import type { Feature, NeedItem } from '../platform/http/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import { dayOf, type Scope } from '../platform/kernel/index.ts'
import type { Keys } from '../platform/keys/index.ts'
import type { Post } from '../platform/mail/index.ts'
import type { ResolvedSettings } from '../platform/settings/index.ts'
import { policiesFeature } from '../policies/feature.ts'
import { areasPack, policiesSteps, priorityUses, rulesInForce, sectorComments } from '../policies/index.ts'
import { prioritiesFeature } from '../priorities/feature.ts'
import { prioritiesSteps, priorityPacks, settleAll } from '../priorities/index.ts'
import { procurementsFeature } from '../procurements/feature.ts'
import { lawPacksListed, procurementsSteps } from '../procurements/index.ts'
import { late } from './late.ts'

/** What the platform offers to features. Each feature is handed the part it needs. */
export interface Services {
  /** As they are now. */
  readonly settings: () => ResolvedSettings
  /** Reads them again, after the settings page wrote them. */
  readonly settingsChanged: () => Promise<void>
  /** Where people reach the site, without a slash at the end. */
  readonly address: () => string
  readonly database: Database
  readonly keys: Keys
  readonly files: Files
  readonly analytics: Analytics
  readonly documents: Documents
  readonly auth: Auth
  readonly mail: Post
  readonly jobs: Jobs
  readonly now?: () => Date
}

/** Every feature, made on these services. */
export const makeFeatures = (services: Services): readonly Feature[] => {
  const all: Feature[] = []
  const needs = async (scope: Scope): Promise<readonly NeedItem[]> => {
    const items: NeedItem[] = []
    for (const feature of all) items.push(...((await feature.needsMe?.(scope)) ?? []))
    return items
  }
  const clock = services.now ? { now: services.now } : {}
  const accounts: AccountsServices = {
    auth: services.auth,
    mail: services.mail,
    mailGoesOut: () => services.mail.sends,
    directory: placeDirectory,
    installationName: () => services.settings().values.installationName,
    address: services.address,
    contactEmail: () => services.settings().values.contactEmail,
    demonstrationOnly: onlyInventedPlaces,
    handOvers: [],
    needs,
    ...clock,
  }
  const filesInUse = async (scope: Scope, keys: readonly string[]): Promise<readonly string[]> => {
    const used: string[] = []
    for (const feature of all) used.push(...((await feature.filesInUse?.(scope, keys)) ?? []))
    return used
  }
  const today = () => dayOf(services.now?.() ?? new Date())
  all.push(
    accountsFeature(accounts),
    placesFeature({
      files: services.files,
      jobs: services.jobs,
      people: (scope, place) => peopleOfPlace(scope, place, today()),
      next: async (scope, place) => [
        ...(await prioritiesSteps(scope, place)),
        ...(await policiesSteps(scope, place)),
        ...(await measurementSteps(scope, place, today())),
        ...(await procurementsSteps(scope, place)),
        ...(await ledgerSteps(scope, place)),
      ],
      seatsChanged: async (scope, place) => {
        await settleAll(scope, place)
      },
    }),
    prioritiesFeature({
      files: services.files,
      jobs: services.jobs,
      analytics: services.analytics,
      filesInUse,
      usedBy: priorityUses,
      spokeLater: sectorComments,
      ...clock,
    }),
    measurementFeature({
      files: services.files,
      jobs: services.jobs,
      keys: services.keys,
      documents: services.documents,
      filesInUse,
      policyTiers: async (scope, place, day) => {
        const rules = await rulesInForce(scope, place, day)
        return rules ? { title: rules.policy.title, href: rules.policy.href, tiers: rules.tiers } : null
      },
      ...clock,
    }),
    policiesFeature({
      files: services.files,
      jobs: services.jobs,
      documents: services.documents,
      address: services.address,
      ...clock,
    }),
    procurementsFeature({
      files: services.files,
      jobs: services.jobs,
      mail: services.mail,
      documents: services.documents,
      address: services.address,
    }),
    localEconomyFeature({
      files: services.files,
      jobs: services.jobs,
      analytics: services.analytics,
      filesInUse,
      ...clock,
    }),
    adminFeature({
      settings: services.settings,
      settingsChanged: services.settingsChanged,
      database: services.database,
      files: services.files,
      mail: services.mail,
      jobs: services.jobs,
      checks: () => all.flatMap((feature) => feature.checks ?? []),
      packs: () => [...priorityPacks, ...referencePacks, ...starterPacks, areasPack, ...lawPacksListed],
    }),
  )
  return all
}

const absent = <T extends object>(name: string): T => late<T>(name).port

/** The features as they are, on services that are not there: for what only needs to know which routes, commands and permissions exist. */
export const describeFeatures = (): readonly Feature[] =>
  makeFeatures({
    settings: absent('settings'),
    settingsChanged: absent('settings'),
    address: () => '',
    database: absent('database'),
    keys: absent('keys'),
    files: absent('files'),
    analytics: absent('analytics'),
    documents: absent('documents'),
    auth: absent('auth'),
    mail: absent('mail'),
    jobs: absent('jobs'),
  })
