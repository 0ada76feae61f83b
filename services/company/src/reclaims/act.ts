import {
  AccessChanged,
  CompanyChanged,
  CompanyClosed,
  CompanyCreated,
  InvitationLinkCopied,
  InvitationSent,
  OwnershipTransferred,
} from '@holdfast/contracts/company'

/** What somebody did in a company, for a letter that lists it. */
export interface CompanyAct {
  act: string
  companyId: string
  memberUserId?: string
  invitationId?: string
}

type Read = (data: Uint8Array, actorId: string) => CompanyAct

const acts = new Map<string, Read>([
  [CompanyCreated.type, (data) => ({ act: 'company-created', companyId: CompanyCreated.decode(data).companyId })],
  [CompanyChanged.type, (data) => ({ act: 'company-changed', companyId: CompanyChanged.decode(data).companyId })],
  [CompanyClosed.type, (data) => ({ act: 'company-closed', companyId: CompanyClosed.decode(data).companyId })],
  [
    OwnershipTransferred.type,
    (data) => {
      const { companyId, toUserId } = OwnershipTransferred.decode(data)
      return { act: 'ownership-transferred', companyId, memberUserId: toUserId }
    },
  ],
  [
    InvitationSent.type,
    (data) => {
      const { companyId, invitationId } = InvitationSent.decode(data)
      return { act: 'member-invited', companyId, invitationId }
    },
  ],
  [
    InvitationLinkCopied.type,
    (data) => {
      const { companyId, invitationId } = InvitationLinkCopied.decode(data)
      return { act: 'invitation-copied', companyId, invitationId }
    },
  ],
  [AccessChanged.type, (data, actorId) => accessAct(AccessChanged.decode(data), actorId)],
])

function accessAct({ companyId, userId, before, after }: AccessChanged, actorId: string): CompanyAct {
  if (userId === actorId) return { act: after ? 'company-joined' : 'company-left', companyId }
  if (!after) return { act: 'member-removed', companyId, memberUserId: userId }
  return { act: before ? 'role-changed' : 'member-added', companyId, memberUserId: userId }
}

/** The types of the entries that letters list. */
export const companyActTypes = [...acts.keys()]

/** What an entry tells of somebody who did it; undefined if letters do not list it. */
export function companyActOf({
  type,
  data,
  actorId,
}: {
  type: string
  data: Uint8Array
  actorId: string
}): CompanyAct | undefined {
  return acts.get(type)?.(data, actorId)
}
