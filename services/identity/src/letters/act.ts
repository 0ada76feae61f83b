import {
  ApiKeyCreated,
  EmailChanged,
  PasswordChanged,
  ProfileChanged,
  RecoveryCodesRenewed,
  TwoFactorTurnedOff,
  TwoFactorTurnedOn,
} from '@holdfast/contracts/identity'

/** What somebody did with their account, for a letter that lists it. */
const acts = new Map<string, string>([
  [ApiKeyCreated.type, 'key-made'],
  [EmailChanged.type, 'address-changed'],
  [PasswordChanged.type, 'password-changed'],
  [ProfileChanged.type, 'profile-changed'],
  [RecoveryCodesRenewed.type, 'recovery-codes-renewed'],
  [TwoFactorTurnedOff.type, 'two-factor-off'],
  [TwoFactorTurnedOn.type, 'two-factor-on'],
])

/** The types of the entries that letters list. */
export const accountActTypes = [...acts.keys()]

/** The name of what an entry tells, and of which key; undefined if letters do not list it. */
export function accountActOf({
  type,
  data,
}: {
  type: string
  data: Uint8Array
}): { act: string; keyId?: string } | undefined {
  const act = acts.get(type)
  if (!act) return undefined
  return type === ApiKeyCreated.type ? { act, keyId: ApiKeyCreated.decode(data).keyId } : { act }
}
