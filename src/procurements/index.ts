// The front door of procurements: the questions neighbours may ask of them.
export { lawPacksListed } from './packs/for-admin.ts'
export { procurementsSteps } from './pipeline/actions/steps.ts'
