import type { Member } from '@holdfast/contracts/company'
import { type Static, Type } from 'typebox'
import { AccessOut, accessView } from '../../schemas/access.ts'
import { IdOut, Time, time } from '../../schemas/fields.ts'

export const MemberSchema = Type.Object({
  userId: IdOut,
  email: Type.String(),
  fullName: Type.String(),
  access: AccessOut,
  isOwner: Type.Boolean(),
  twoFactor: Type.Boolean(),
  joinedAt: Time,
})

export function memberView(member: Member): Static<typeof MemberSchema> {
  const { userId, email, fullName, access, isOwner, twoFactor, joinedAt } = member
  return { userId, email, fullName, access: accessView(access), isOwner, twoFactor, joinedAt: time(joinedAt) }
}
