import {
  EmailChanged,
  EmailChangeRequested,
  EmailChangeUndone,
  EmailConfirmed,
  PasswordChanged,
  PasswordResetRequested,
  ProfileChanged,
  RecoveryCodesRenewed,
  RecoveryCodeUsed,
  SignUpRepeated,
  TwoFactorTurnedOff,
  TwoFactorTurnedOn,
  UserDisabled,
  UserEnabled,
  UserErased,
  UserSignedUp,
} from '@holdfast/contracts/identity'
import type { UserEvent } from './user.ts'

/** The message in the contracts for each event of a user. */
export const userEvents = {
  UserSignedUp,
  SignUpRepeated,
  EmailConfirmed,
  ProfileChanged,
  PasswordChanged,
  PasswordResetRequested,
  EmailChangeRequested,
  EmailChanged,
  EmailChangeUndone,
  TwoFactorTurnedOn,
  TwoFactorTurnedOff,
  RecoveryCodesRenewed,
  RecoveryCodeUsed,
  UserDisabled,
  UserEnabled,
  UserErased,
} satisfies Record<UserEvent['type'], object>
