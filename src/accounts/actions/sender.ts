// Who writes the mails.
import type { AccountsServices } from '../index.ts'
import type { Sender } from '../messages/mails.ts'

export const senderOf = (services: AccountsServices): Sender => ({
  installation: services.installationName(),
  contact: services.contactEmail?.(),
})
