import { message, service } from '../load.ts'

import type { ApiKey as ApiKeyRead, ApiKeyInput } from './holdfast/identity/v1/ApiKey.ts'
export type ApiKey = ApiKeyRead
export type { ApiKeyInput }
export const ApiKey = message<ApiKeyInput, ApiKeyRead>('holdfast.identity.v1.ApiKey')
import type { ApiKeyCreated as ApiKeyCreatedRead, ApiKeyCreatedInput } from './holdfast/identity/v1/ApiKeyCreated.ts'
export type ApiKeyCreated = ApiKeyCreatedRead
export type { ApiKeyCreatedInput }
export const ApiKeyCreated = message<ApiKeyCreatedInput, ApiKeyCreatedRead>('holdfast.identity.v1.ApiKeyCreated')
import type { ApiKeyFact as ApiKeyFactRead, ApiKeyFactInput } from './holdfast/identity/v1/ApiKeyFact.ts'
export type ApiKeyFact = ApiKeyFactRead
export type { ApiKeyFactInput }
export const ApiKeyFact = message<ApiKeyFactInput, ApiKeyFactRead>('holdfast.identity.v1.ApiKeyFact')
import type { ApiKeyRevoked as ApiKeyRevokedRead, ApiKeyRevokedInput } from './holdfast/identity/v1/ApiKeyRevoked.ts'
export type ApiKeyRevoked = ApiKeyRevokedRead
export type { ApiKeyRevokedInput }
export const ApiKeyRevoked = message<ApiKeyRevokedInput, ApiKeyRevokedRead>('holdfast.identity.v1.ApiKeyRevoked')
import type { ApiKeysDefinition } from './holdfast/identity/v1/ApiKeys.ts'
export const ApiKeys = service<ApiKeysDefinition>('holdfast.identity.v1.ApiKeys')
import type { BeginReply as BeginReplyRead, BeginReplyInput } from './holdfast/identity/v1/BeginReply.ts'
export type BeginReply = BeginReplyRead
export type { BeginReplyInput }
export const BeginReply = message<BeginReplyInput, BeginReplyRead>('holdfast.identity.v1.BeginReply')
import type { BeginRequest as BeginRequestRead, BeginRequestInput } from './holdfast/identity/v1/BeginRequest.ts'
export type BeginRequest = BeginRequestRead
export type { BeginRequestInput }
export const BeginRequest = message<BeginRequestInput, BeginRequestRead>('holdfast.identity.v1.BeginRequest')
import type { ChangePasswordReply as ChangePasswordReplyRead, ChangePasswordReplyInput } from './holdfast/identity/v1/ChangePasswordReply.ts'
export type ChangePasswordReply = ChangePasswordReplyRead
export type { ChangePasswordReplyInput }
export const ChangePasswordReply = message<ChangePasswordReplyInput, ChangePasswordReplyRead>('holdfast.identity.v1.ChangePasswordReply')
import type { ChangePasswordRequest as ChangePasswordRequestRead, ChangePasswordRequestInput } from './holdfast/identity/v1/ChangePasswordRequest.ts'
export type ChangePasswordRequest = ChangePasswordRequestRead
export type { ChangePasswordRequestInput }
export const ChangePasswordRequest = message<ChangePasswordRequestInput, ChangePasswordRequestRead>('holdfast.identity.v1.ChangePasswordRequest')
import type { CheckOperatorReply as CheckOperatorReplyRead, CheckOperatorReplyInput } from './holdfast/identity/v1/CheckOperatorReply.ts'
export type CheckOperatorReply = CheckOperatorReplyRead
export type { CheckOperatorReplyInput }
export const CheckOperatorReply = message<CheckOperatorReplyInput, CheckOperatorReplyRead>('holdfast.identity.v1.CheckOperatorReply')
import type { CheckOperatorRequest as CheckOperatorRequestRead, CheckOperatorRequestInput } from './holdfast/identity/v1/CheckOperatorRequest.ts'
export type CheckOperatorRequest = CheckOperatorRequestRead
export type { CheckOperatorRequestInput }
export const CheckOperatorRequest = message<CheckOperatorRequestInput, CheckOperatorRequestRead>('holdfast.identity.v1.CheckOperatorRequest')
import type { ConfirmEmailChangeReply as ConfirmEmailChangeReplyRead, ConfirmEmailChangeReplyInput } from './holdfast/identity/v1/ConfirmEmailChangeReply.ts'
export type ConfirmEmailChangeReply = ConfirmEmailChangeReplyRead
export type { ConfirmEmailChangeReplyInput }
export const ConfirmEmailChangeReply = message<ConfirmEmailChangeReplyInput, ConfirmEmailChangeReplyRead>('holdfast.identity.v1.ConfirmEmailChangeReply')
import type { ConfirmEmailChangeRequest as ConfirmEmailChangeRequestRead, ConfirmEmailChangeRequestInput } from './holdfast/identity/v1/ConfirmEmailChangeRequest.ts'
export type ConfirmEmailChangeRequest = ConfirmEmailChangeRequestRead
export type { ConfirmEmailChangeRequestInput }
export const ConfirmEmailChangeRequest = message<ConfirmEmailChangeRequestInput, ConfirmEmailChangeRequestRead>('holdfast.identity.v1.ConfirmEmailChangeRequest')
import type { ConfirmEmailReply as ConfirmEmailReplyRead, ConfirmEmailReplyInput } from './holdfast/identity/v1/ConfirmEmailReply.ts'
export type ConfirmEmailReply = ConfirmEmailReplyRead
export type { ConfirmEmailReplyInput }
export const ConfirmEmailReply = message<ConfirmEmailReplyInput, ConfirmEmailReplyRead>('holdfast.identity.v1.ConfirmEmailReply')
import type { ConfirmEmailRequest as ConfirmEmailRequestRead, ConfirmEmailRequestInput } from './holdfast/identity/v1/ConfirmEmailRequest.ts'
export type ConfirmEmailRequest = ConfirmEmailRequestRead
export type { ConfirmEmailRequestInput }
export const ConfirmEmailRequest = message<ConfirmEmailRequestInput, ConfirmEmailRequestRead>('holdfast.identity.v1.ConfirmEmailRequest')
import type { ConfirmReply as ConfirmReplyRead, ConfirmReplyInput } from './holdfast/identity/v1/ConfirmReply.ts'
export type ConfirmReply = ConfirmReplyRead
export type { ConfirmReplyInput }
export const ConfirmReply = message<ConfirmReplyInput, ConfirmReplyRead>('holdfast.identity.v1.ConfirmReply')
import type { ConfirmRequest as ConfirmRequestRead, ConfirmRequestInput } from './holdfast/identity/v1/ConfirmRequest.ts'
export type ConfirmRequest = ConfirmRequestRead
export type { ConfirmRequestInput }
export const ConfirmRequest = message<ConfirmRequestInput, ConfirmRequestRead>('holdfast.identity.v1.ConfirmRequest')
import type { CreateKeyReply as CreateKeyReplyRead, CreateKeyReplyInput } from './holdfast/identity/v1/CreateKeyReply.ts'
export type CreateKeyReply = CreateKeyReplyRead
export type { CreateKeyReplyInput }
export const CreateKeyReply = message<CreateKeyReplyInput, CreateKeyReplyRead>('holdfast.identity.v1.CreateKeyReply')
import type { CreateKeyRequest as CreateKeyRequestRead, CreateKeyRequestInput } from './holdfast/identity/v1/CreateKeyRequest.ts'
export type CreateKeyRequest = CreateKeyRequestRead
export type { CreateKeyRequestInput }
export const CreateKeyRequest = message<CreateKeyRequestInput, CreateKeyRequestRead>('holdfast.identity.v1.CreateKeyRequest')
import type { DeleteMeReply as DeleteMeReplyRead, DeleteMeReplyInput } from './holdfast/identity/v1/DeleteMeReply.ts'
export type DeleteMeReply = DeleteMeReplyRead
export type { DeleteMeReplyInput }
export const DeleteMeReply = message<DeleteMeReplyInput, DeleteMeReplyRead>('holdfast.identity.v1.DeleteMeReply')
import type { DeleteMeRequest as DeleteMeRequestRead, DeleteMeRequestInput } from './holdfast/identity/v1/DeleteMeRequest.ts'
export type DeleteMeRequest = DeleteMeRequestRead
export type { DeleteMeRequestInput }
export const DeleteMeRequest = message<DeleteMeRequestInput, DeleteMeRequestRead>('holdfast.identity.v1.DeleteMeRequest')
import type { DescribeUsersReply as DescribeUsersReplyRead, DescribeUsersReplyInput } from './holdfast/identity/v1/DescribeUsersReply.ts'
export type DescribeUsersReply = DescribeUsersReplyRead
export type { DescribeUsersReplyInput }
export const DescribeUsersReply = message<DescribeUsersReplyInput, DescribeUsersReplyRead>('holdfast.identity.v1.DescribeUsersReply')
import type { DescribeUsersRequest as DescribeUsersRequestRead, DescribeUsersRequestInput } from './holdfast/identity/v1/DescribeUsersRequest.ts'
export type DescribeUsersRequest = DescribeUsersRequestRead
export type { DescribeUsersRequestInput }
export const DescribeUsersRequest = message<DescribeUsersRequestInput, DescribeUsersRequestRead>('holdfast.identity.v1.DescribeUsersRequest')
import type { DirectoryDefinition } from './holdfast/identity/v1/Directory.ts'
export const Directory = service<DirectoryDefinition>('holdfast.identity.v1.Directory')
import type { DisableUserReply as DisableUserReplyRead, DisableUserReplyInput } from './holdfast/identity/v1/DisableUserReply.ts'
export type DisableUserReply = DisableUserReplyRead
export type { DisableUserReplyInput }
export const DisableUserReply = message<DisableUserReplyInput, DisableUserReplyRead>('holdfast.identity.v1.DisableUserReply')
import type { DisableUserRequest as DisableUserRequestRead, DisableUserRequestInput } from './holdfast/identity/v1/DisableUserRequest.ts'
export type DisableUserRequest = DisableUserRequestRead
export type { DisableUserRequestInput }
export const DisableUserRequest = message<DisableUserRequestInput, DisableUserRequestRead>('holdfast.identity.v1.DisableUserRequest')
import type { EmailChangeRequested as EmailChangeRequestedRead, EmailChangeRequestedInput } from './holdfast/identity/v1/EmailChangeRequested.ts'
export type EmailChangeRequested = EmailChangeRequestedRead
export type { EmailChangeRequestedInput }
export const EmailChangeRequested = message<EmailChangeRequestedInput, EmailChangeRequestedRead>('holdfast.identity.v1.EmailChangeRequested')
import type { EmailChangeUndone as EmailChangeUndoneRead, EmailChangeUndoneInput } from './holdfast/identity/v1/EmailChangeUndone.ts'
export type EmailChangeUndone = EmailChangeUndoneRead
export type { EmailChangeUndoneInput }
export const EmailChangeUndone = message<EmailChangeUndoneInput, EmailChangeUndoneRead>('holdfast.identity.v1.EmailChangeUndone')
import type { EmailChanged as EmailChangedRead, EmailChangedInput } from './holdfast/identity/v1/EmailChanged.ts'
export type EmailChanged = EmailChangedRead
export type { EmailChangedInput }
export const EmailChanged = message<EmailChangedInput, EmailChangedRead>('holdfast.identity.v1.EmailChanged')
import type { EmailConfirmationRequested as EmailConfirmationRequestedRead, EmailConfirmationRequestedInput } from './holdfast/identity/v1/EmailConfirmationRequested.ts'
export type EmailConfirmationRequested = EmailConfirmationRequestedRead
export type { EmailConfirmationRequestedInput }
export const EmailConfirmationRequested = message<EmailConfirmationRequestedInput, EmailConfirmationRequestedRead>('holdfast.identity.v1.EmailConfirmationRequested')
import type { EmailConfirmed as EmailConfirmedRead, EmailConfirmedInput } from './holdfast/identity/v1/EmailConfirmed.ts'
export type EmailConfirmed = EmailConfirmedRead
export type { EmailConfirmedInput }
export const EmailConfirmed = message<EmailConfirmedInput, EmailConfirmedRead>('holdfast.identity.v1.EmailConfirmed')
import type { EnableUserReply as EnableUserReplyRead, EnableUserReplyInput } from './holdfast/identity/v1/EnableUserReply.ts'
export type EnableUserReply = EnableUserReplyRead
export type { EnableUserReplyInput }
export const EnableUserReply = message<EnableUserReplyInput, EnableUserReplyRead>('holdfast.identity.v1.EnableUserReply')
import type { EnableUserRequest as EnableUserRequestRead, EnableUserRequestInput } from './holdfast/identity/v1/EnableUserRequest.ts'
export type EnableUserRequest = EnableUserRequestRead
export type { EnableUserRequestInput }
export const EnableUserRequest = message<EnableUserRequestInput, EnableUserRequestRead>('holdfast.identity.v1.EnableUserRequest')
import type { EndOtherSessionsReply as EndOtherSessionsReplyRead, EndOtherSessionsReplyInput } from './holdfast/identity/v1/EndOtherSessionsReply.ts'
export type EndOtherSessionsReply = EndOtherSessionsReplyRead
export type { EndOtherSessionsReplyInput }
export const EndOtherSessionsReply = message<EndOtherSessionsReplyInput, EndOtherSessionsReplyRead>('holdfast.identity.v1.EndOtherSessionsReply')
import type { EndOtherSessionsRequest as EndOtherSessionsRequestRead, EndOtherSessionsRequestInput } from './holdfast/identity/v1/EndOtherSessionsRequest.ts'
export type EndOtherSessionsRequest = EndOtherSessionsRequestRead
export type { EndOtherSessionsRequestInput }
export const EndOtherSessionsRequest = message<EndOtherSessionsRequestInput, EndOtherSessionsRequestRead>('holdfast.identity.v1.EndOtherSessionsRequest')
import type { EndSessionReply as EndSessionReplyRead, EndSessionReplyInput } from './holdfast/identity/v1/EndSessionReply.ts'
export type EndSessionReply = EndSessionReplyRead
export type { EndSessionReplyInput }
export const EndSessionReply = message<EndSessionReplyInput, EndSessionReplyRead>('holdfast.identity.v1.EndSessionReply')
import type { EndSessionRequest as EndSessionRequestRead, EndSessionRequestInput } from './holdfast/identity/v1/EndSessionRequest.ts'
export type EndSessionRequest = EndSessionRequestRead
export type { EndSessionRequestInput }
export const EndSessionRequest = message<EndSessionRequestInput, EndSessionRequestRead>('holdfast.identity.v1.EndSessionRequest')
import type { FindByEmailReply as FindByEmailReplyRead, FindByEmailReplyInput } from './holdfast/identity/v1/FindByEmailReply.ts'
export type FindByEmailReply = FindByEmailReplyRead
export type { FindByEmailReplyInput }
export const FindByEmailReply = message<FindByEmailReplyInput, FindByEmailReplyRead>('holdfast.identity.v1.FindByEmailReply')
import type { FindByEmailRequest as FindByEmailRequestRead, FindByEmailRequestInput } from './holdfast/identity/v1/FindByEmailRequest.ts'
export type FindByEmailRequest = FindByEmailRequestRead
export type { FindByEmailRequestInput }
export const FindByEmailRequest = message<FindByEmailRequestInput, FindByEmailRequestRead>('holdfast.identity.v1.FindByEmailRequest')
import type { FormerEmailWanted as FormerEmailWantedRead, FormerEmailWantedInput } from './holdfast/identity/v1/FormerEmailWanted.ts'
export type FormerEmailWanted = FormerEmailWantedRead
export type { FormerEmailWantedInput }
export const FormerEmailWanted = message<FormerEmailWantedInput, FormerEmailWantedRead>('holdfast.identity.v1.FormerEmailWanted')
import type { GetMeRequest as GetMeRequestRead, GetMeRequestInput } from './holdfast/identity/v1/GetMeRequest.ts'
export type GetMeRequest = GetMeRequestRead
export type { GetMeRequestInput }
export const GetMeRequest = message<GetMeRequestInput, GetMeRequestRead>('holdfast.identity.v1.GetMeRequest')
import type { GuessingStopped as GuessingStoppedRead, GuessingStoppedInput } from './holdfast/identity/v1/GuessingStopped.ts'
export type GuessingStopped = GuessingStoppedRead
export type { GuessingStoppedInput }
export const GuessingStopped = message<GuessingStoppedInput, GuessingStoppedRead>('holdfast.identity.v1.GuessingStopped')
import type { KeyPermissions as KeyPermissionsRead, KeyPermissionsInput } from './holdfast/identity/v1/KeyPermissions.ts'
export type KeyPermissions = KeyPermissionsRead
export type { KeyPermissionsInput }
export const KeyPermissions = message<KeyPermissionsInput, KeyPermissionsRead>('holdfast.identity.v1.KeyPermissions')
import type { ListKeysReply as ListKeysReplyRead, ListKeysReplyInput } from './holdfast/identity/v1/ListKeysReply.ts'
export type ListKeysReply = ListKeysReplyRead
export type { ListKeysReplyInput }
export const ListKeysReply = message<ListKeysReplyInput, ListKeysReplyRead>('holdfast.identity.v1.ListKeysReply')
import type { ListKeysRequest as ListKeysRequestRead, ListKeysRequestInput } from './holdfast/identity/v1/ListKeysRequest.ts'
export type ListKeysRequest = ListKeysRequestRead
export type { ListKeysRequestInput }
export const ListKeysRequest = message<ListKeysRequestInput, ListKeysRequestRead>('holdfast.identity.v1.ListKeysRequest')
import type { ListSessionsReply as ListSessionsReplyRead, ListSessionsReplyInput } from './holdfast/identity/v1/ListSessionsReply.ts'
export type ListSessionsReply = ListSessionsReplyRead
export type { ListSessionsReplyInput }
export const ListSessionsReply = message<ListSessionsReplyInput, ListSessionsReplyRead>('holdfast.identity.v1.ListSessionsReply')
import type { ListSessionsRequest as ListSessionsRequestRead, ListSessionsRequestInput } from './holdfast/identity/v1/ListSessionsRequest.ts'
export type ListSessionsRequest = ListSessionsRequestRead
export type { ListSessionsRequestInput }
export const ListSessionsRequest = message<ListSessionsRequestInput, ListSessionsRequestRead>('holdfast.identity.v1.ListSessionsRequest')
import type { Me as MeRead, MeInput } from './holdfast/identity/v1/Me.ts'
export type Me = MeRead
export type { MeInput }
export const Me = message<MeInput, MeRead>('holdfast.identity.v1.Me')
import type { OperatorChecksDefinition } from './holdfast/identity/v1/OperatorChecks.ts'
export const OperatorChecks = service<OperatorChecksDefinition>('holdfast.identity.v1.OperatorChecks')
import type { OperatorsDefinition } from './holdfast/identity/v1/Operators.ts'
export const Operators = service<OperatorsDefinition>('holdfast.identity.v1.Operators')
import type { PasswordChanged as PasswordChangedRead, PasswordChangedInput } from './holdfast/identity/v1/PasswordChanged.ts'
export type PasswordChanged = PasswordChangedRead
export type { PasswordChangedInput }
export const PasswordChanged = message<PasswordChangedInput, PasswordChangedRead>('holdfast.identity.v1.PasswordChanged')
import type { PasswordResetRequested as PasswordResetRequestedRead, PasswordResetRequestedInput } from './holdfast/identity/v1/PasswordResetRequested.ts'
export type PasswordResetRequested = PasswordResetRequestedRead
export type { PasswordResetRequestedInput }
export const PasswordResetRequested = message<PasswordResetRequestedInput, PasswordResetRequestedRead>('holdfast.identity.v1.PasswordResetRequested')
import type { ProfileChanged as ProfileChangedRead, ProfileChangedInput } from './holdfast/identity/v1/ProfileChanged.ts'
export type ProfileChanged = ProfileChangedRead
export type { ProfileChangedInput }
export const ProfileChanged = message<ProfileChangedInput, ProfileChangedRead>('holdfast.identity.v1.ProfileChanged')
import type { ProveReply as ProveReplyRead, ProveReplyInput } from './holdfast/identity/v1/ProveReply.ts'
export type ProveReply = ProveReplyRead
export type { ProveReplyInput }
export const ProveReply = message<ProveReplyInput, ProveReplyRead>('holdfast.identity.v1.ProveReply')
import type { ProveRequest as ProveRequestRead, ProveRequestInput } from './holdfast/identity/v1/ProveRequest.ts'
export type ProveRequest = ProveRequestRead
export type { ProveRequestInput }
export const ProveRequest = message<ProveRequestInput, ProveRequestRead>('holdfast.identity.v1.ProveRequest')
import type { RecoveryCodeUsed as RecoveryCodeUsedRead, RecoveryCodeUsedInput } from './holdfast/identity/v1/RecoveryCodeUsed.ts'
export type RecoveryCodeUsed = RecoveryCodeUsedRead
export type { RecoveryCodeUsedInput }
export const RecoveryCodeUsed = message<RecoveryCodeUsedInput, RecoveryCodeUsedRead>('holdfast.identity.v1.RecoveryCodeUsed')
import type { RecoveryCodesRenewed as RecoveryCodesRenewedRead, RecoveryCodesRenewedInput } from './holdfast/identity/v1/RecoveryCodesRenewed.ts'
export type RecoveryCodesRenewed = RecoveryCodesRenewedRead
export type { RecoveryCodesRenewedInput }
export const RecoveryCodesRenewed = message<RecoveryCodesRenewedInput, RecoveryCodesRenewedRead>('holdfast.identity.v1.RecoveryCodesRenewed')
import type { RenewRecoveryCodesReply as RenewRecoveryCodesReplyRead, RenewRecoveryCodesReplyInput } from './holdfast/identity/v1/RenewRecoveryCodesReply.ts'
export type RenewRecoveryCodesReply = RenewRecoveryCodesReplyRead
export type { RenewRecoveryCodesReplyInput }
export const RenewRecoveryCodesReply = message<RenewRecoveryCodesReplyInput, RenewRecoveryCodesReplyRead>('holdfast.identity.v1.RenewRecoveryCodesReply')
import type { RenewRecoveryCodesRequest as RenewRecoveryCodesRequestRead, RenewRecoveryCodesRequestInput } from './holdfast/identity/v1/RenewRecoveryCodesRequest.ts'
export type RenewRecoveryCodesRequest = RenewRecoveryCodesRequestRead
export type { RenewRecoveryCodesRequestInput }
export const RenewRecoveryCodesRequest = message<RenewRecoveryCodesRequestInput, RenewRecoveryCodesRequestRead>('holdfast.identity.v1.RenewRecoveryCodesRequest')
import type { RenewedSession as RenewedSessionRead, RenewedSessionInput } from './holdfast/identity/v1/RenewedSession.ts'
export type RenewedSession = RenewedSessionRead
export type { RenewedSessionInput }
export const RenewedSession = message<RenewedSessionInput, RenewedSessionRead>('holdfast.identity.v1.RenewedSession')
import type { RequestEmailChangeReply as RequestEmailChangeReplyRead, RequestEmailChangeReplyInput } from './holdfast/identity/v1/RequestEmailChangeReply.ts'
export type RequestEmailChangeReply = RequestEmailChangeReplyRead
export type { RequestEmailChangeReplyInput }
export const RequestEmailChangeReply = message<RequestEmailChangeReplyInput, RequestEmailChangeReplyRead>('holdfast.identity.v1.RequestEmailChangeReply')
import type { RequestEmailChangeRequest as RequestEmailChangeRequestRead, RequestEmailChangeRequestInput } from './holdfast/identity/v1/RequestEmailChangeRequest.ts'
export type RequestEmailChangeRequest = RequestEmailChangeRequestRead
export type { RequestEmailChangeRequestInput }
export const RequestEmailChangeRequest = message<RequestEmailChangeRequestInput, RequestEmailChangeRequestRead>('holdfast.identity.v1.RequestEmailChangeRequest')
import type { RequestEmailConfirmationReply as RequestEmailConfirmationReplyRead, RequestEmailConfirmationReplyInput } from './holdfast/identity/v1/RequestEmailConfirmationReply.ts'
export type RequestEmailConfirmationReply = RequestEmailConfirmationReplyRead
export type { RequestEmailConfirmationReplyInput }
export const RequestEmailConfirmationReply = message<RequestEmailConfirmationReplyInput, RequestEmailConfirmationReplyRead>('holdfast.identity.v1.RequestEmailConfirmationReply')
import type { RequestEmailConfirmationRequest as RequestEmailConfirmationRequestRead, RequestEmailConfirmationRequestInput } from './holdfast/identity/v1/RequestEmailConfirmationRequest.ts'
export type RequestEmailConfirmationRequest = RequestEmailConfirmationRequestRead
export type { RequestEmailConfirmationRequestInput }
export const RequestEmailConfirmationRequest = message<RequestEmailConfirmationRequestInput, RequestEmailConfirmationRequestRead>('holdfast.identity.v1.RequestEmailConfirmationRequest')
import type { RequestPasswordResetReply as RequestPasswordResetReplyRead, RequestPasswordResetReplyInput } from './holdfast/identity/v1/RequestPasswordResetReply.ts'
export type RequestPasswordResetReply = RequestPasswordResetReplyRead
export type { RequestPasswordResetReplyInput }
export const RequestPasswordResetReply = message<RequestPasswordResetReplyInput, RequestPasswordResetReplyRead>('holdfast.identity.v1.RequestPasswordResetReply')
import type { RequestPasswordResetRequest as RequestPasswordResetRequestRead, RequestPasswordResetRequestInput } from './holdfast/identity/v1/RequestPasswordResetRequest.ts'
export type RequestPasswordResetRequest = RequestPasswordResetRequestRead
export type { RequestPasswordResetRequestInput }
export const RequestPasswordResetRequest = message<RequestPasswordResetRequestInput, RequestPasswordResetRequestRead>('holdfast.identity.v1.RequestPasswordResetRequest')
import type { ResetPasswordReply as ResetPasswordReplyRead, ResetPasswordReplyInput } from './holdfast/identity/v1/ResetPasswordReply.ts'
export type ResetPasswordReply = ResetPasswordReplyRead
export type { ResetPasswordReplyInput }
export const ResetPasswordReply = message<ResetPasswordReplyInput, ResetPasswordReplyRead>('holdfast.identity.v1.ResetPasswordReply')
import type { ResetPasswordRequest as ResetPasswordRequestRead, ResetPasswordRequestInput } from './holdfast/identity/v1/ResetPasswordRequest.ts'
export type ResetPasswordRequest = ResetPasswordRequestRead
export type { ResetPasswordRequestInput }
export const ResetPasswordRequest = message<ResetPasswordRequestInput, ResetPasswordRequestRead>('holdfast.identity.v1.ResetPasswordRequest')
import type { ResetTwoFactorReply as ResetTwoFactorReplyRead, ResetTwoFactorReplyInput } from './holdfast/identity/v1/ResetTwoFactorReply.ts'
export type ResetTwoFactorReply = ResetTwoFactorReplyRead
export type { ResetTwoFactorReplyInput }
export const ResetTwoFactorReply = message<ResetTwoFactorReplyInput, ResetTwoFactorReplyRead>('holdfast.identity.v1.ResetTwoFactorReply')
import type { ResetTwoFactorRequest as ResetTwoFactorRequestRead, ResetTwoFactorRequestInput } from './holdfast/identity/v1/ResetTwoFactorRequest.ts'
export type ResetTwoFactorRequest = ResetTwoFactorRequestRead
export type { ResetTwoFactorRequestInput }
export const ResetTwoFactorRequest = message<ResetTwoFactorRequestInput, ResetTwoFactorRequestRead>('holdfast.identity.v1.ResetTwoFactorRequest')
import type { ResolveKeyReply as ResolveKeyReplyRead, ResolveKeyReplyInput } from './holdfast/identity/v1/ResolveKeyReply.ts'
export type ResolveKeyReply = ResolveKeyReplyRead
export type { ResolveKeyReplyInput }
export const ResolveKeyReply = message<ResolveKeyReplyInput, ResolveKeyReplyRead>('holdfast.identity.v1.ResolveKeyReply')
import type { ResolveKeyRequest as ResolveKeyRequestRead, ResolveKeyRequestInput } from './holdfast/identity/v1/ResolveKeyRequest.ts'
export type ResolveKeyRequest = ResolveKeyRequestRead
export type { ResolveKeyRequestInput }
export const ResolveKeyRequest = message<ResolveKeyRequestInput, ResolveKeyRequestRead>('holdfast.identity.v1.ResolveKeyRequest')
import type { ResolveReply as ResolveReplyRead, ResolveReplyInput } from './holdfast/identity/v1/ResolveReply.ts'
export type ResolveReply = ResolveReplyRead
export type { ResolveReplyInput }
export const ResolveReply = message<ResolveReplyInput, ResolveReplyRead>('holdfast.identity.v1.ResolveReply')
import type { ResolveRequest as ResolveRequestRead, ResolveRequestInput } from './holdfast/identity/v1/ResolveRequest.ts'
export type ResolveRequest = ResolveRequestRead
export type { ResolveRequestInput }
export const ResolveRequest = message<ResolveRequestInput, ResolveRequestRead>('holdfast.identity.v1.ResolveRequest')
import type { RevokeKeyReply as RevokeKeyReplyRead, RevokeKeyReplyInput } from './holdfast/identity/v1/RevokeKeyReply.ts'
export type RevokeKeyReply = RevokeKeyReplyRead
export type { RevokeKeyReplyInput }
export const RevokeKeyReply = message<RevokeKeyReplyInput, RevokeKeyReplyRead>('holdfast.identity.v1.RevokeKeyReply')
import type { RevokeKeyRequest as RevokeKeyRequestRead, RevokeKeyRequestInput } from './holdfast/identity/v1/RevokeKeyRequest.ts'
export type RevokeKeyRequest = RevokeKeyRequestRead
export type { RevokeKeyRequestInput }
export const RevokeKeyRequest = message<RevokeKeyRequestInput, RevokeKeyRequestRead>('holdfast.identity.v1.RevokeKeyRequest')
import type { SearchUsersReply as SearchUsersReplyRead, SearchUsersReplyInput } from './holdfast/identity/v1/SearchUsersReply.ts'
export type SearchUsersReply = SearchUsersReplyRead
export type { SearchUsersReplyInput }
export const SearchUsersReply = message<SearchUsersReplyInput, SearchUsersReplyRead>('holdfast.identity.v1.SearchUsersReply')
import type { SearchUsersRequest as SearchUsersRequestRead, SearchUsersRequestInput } from './holdfast/identity/v1/SearchUsersRequest.ts'
export type SearchUsersRequest = SearchUsersRequestRead
export type { SearchUsersRequestInput }
export const SearchUsersRequest = message<SearchUsersRequestInput, SearchUsersRequestRead>('holdfast.identity.v1.SearchUsersRequest')
import type { Session as SessionRead, SessionInput } from './holdfast/identity/v1/Session.ts'
export type Session = SessionRead
export type { SessionInput }
export const Session = message<SessionInput, SessionRead>('holdfast.identity.v1.Session')
import type { SessionEnded as SessionEndedRead, SessionEndedInput } from './holdfast/identity/v1/SessionEnded.ts'
export type SessionEnded = SessionEndedRead
export type { SessionEndedInput }
export const SessionEnded = message<SessionEndedInput, SessionEndedRead>('holdfast.identity.v1.SessionEnded')
import type { SessionFact as SessionFactRead, SessionFactInput } from './holdfast/identity/v1/SessionFact.ts'
export type SessionFact = SessionFactRead
export type { SessionFactInput }
export const SessionFact = message<SessionFactInput, SessionFactRead>('holdfast.identity.v1.SessionFact')
import type { SessionProven as SessionProvenRead, SessionProvenInput } from './holdfast/identity/v1/SessionProven.ts'
export type SessionProven = SessionProvenRead
export type { SessionProvenInput }
export const SessionProven = message<SessionProvenInput, SessionProvenRead>('holdfast.identity.v1.SessionProven')
import type { SessionRenewed as SessionRenewedRead, SessionRenewedInput } from './holdfast/identity/v1/SessionRenewed.ts'
export type SessionRenewed = SessionRenewedRead
export type { SessionRenewedInput }
export const SessionRenewed = message<SessionRenewedInput, SessionRenewedRead>('holdfast.identity.v1.SessionRenewed')
import type { SessionStarted as SessionStartedRead, SessionStartedInput } from './holdfast/identity/v1/SessionStarted.ts'
export type SessionStarted = SessionStartedRead
export type { SessionStartedInput }
export const SessionStarted = message<SessionStartedInput, SessionStartedRead>('holdfast.identity.v1.SessionStarted')
import type { SessionsDefinition } from './holdfast/identity/v1/Sessions.ts'
export const Sessions = service<SessionsDefinition>('holdfast.identity.v1.Sessions')
import type { SignInReply as SignInReplyRead, SignInReplyInput } from './holdfast/identity/v1/SignInReply.ts'
export type SignInReply = SignInReplyRead
export type { SignInReplyInput }
export const SignInReply = message<SignInReplyInput, SignInReplyRead>('holdfast.identity.v1.SignInReply')
import type { SignInRequest as SignInRequestRead, SignInRequestInput } from './holdfast/identity/v1/SignInRequest.ts'
export type SignInRequest = SignInRequestRead
export type { SignInRequestInput }
export const SignInRequest = message<SignInRequestInput, SignInRequestRead>('holdfast.identity.v1.SignInRequest')
import type { SignOutReply as SignOutReplyRead, SignOutReplyInput } from './holdfast/identity/v1/SignOutReply.ts'
export type SignOutReply = SignOutReplyRead
export type { SignOutReplyInput }
export const SignOutReply = message<SignOutReplyInput, SignOutReplyRead>('holdfast.identity.v1.SignOutReply')
import type { SignOutRequest as SignOutRequestRead, SignOutRequestInput } from './holdfast/identity/v1/SignOutRequest.ts'
export type SignOutRequest = SignOutRequestRead
export type { SignOutRequestInput }
export const SignOutRequest = message<SignOutRequestInput, SignOutRequestRead>('holdfast.identity.v1.SignOutRequest')
import type { SignUpRepeated as SignUpRepeatedRead, SignUpRepeatedInput } from './holdfast/identity/v1/SignUpRepeated.ts'
export type SignUpRepeated = SignUpRepeatedRead
export type { SignUpRepeatedInput }
export const SignUpRepeated = message<SignUpRepeatedInput, SignUpRepeatedRead>('holdfast.identity.v1.SignUpRepeated')
import type { SignUpReply as SignUpReplyRead, SignUpReplyInput } from './holdfast/identity/v1/SignUpReply.ts'
export type SignUpReply = SignUpReplyRead
export type { SignUpReplyInput }
export const SignUpReply = message<SignUpReplyInput, SignUpReplyRead>('holdfast.identity.v1.SignUpReply')
import type { SignUpRequest as SignUpRequestRead, SignUpRequestInput } from './holdfast/identity/v1/SignUpRequest.ts'
export type SignUpRequest = SignUpRequestRead
export type { SignUpRequestInput }
export const SignUpRequest = message<SignUpRequestInput, SignUpRequestRead>('holdfast.identity.v1.SignUpRequest')
import type { TurnOffReply as TurnOffReplyRead, TurnOffReplyInput } from './holdfast/identity/v1/TurnOffReply.ts'
export type TurnOffReply = TurnOffReplyRead
export type { TurnOffReplyInput }
export const TurnOffReply = message<TurnOffReplyInput, TurnOffReplyRead>('holdfast.identity.v1.TurnOffReply')
import type { TurnOffRequest as TurnOffRequestRead, TurnOffRequestInput } from './holdfast/identity/v1/TurnOffRequest.ts'
export type TurnOffRequest = TurnOffRequestRead
export type { TurnOffRequestInput }
export const TurnOffRequest = message<TurnOffRequestInput, TurnOffRequestRead>('holdfast.identity.v1.TurnOffRequest')
import type { TwoFactorDefinition } from './holdfast/identity/v1/TwoFactor.ts'
export const TwoFactor = service<TwoFactorDefinition>('holdfast.identity.v1.TwoFactor')
import type { TwoFactorTurnedOff as TwoFactorTurnedOffRead, TwoFactorTurnedOffInput } from './holdfast/identity/v1/TwoFactorTurnedOff.ts'
export type TwoFactorTurnedOff = TwoFactorTurnedOffRead
export type { TwoFactorTurnedOffInput }
export const TwoFactorTurnedOff = message<TwoFactorTurnedOffInput, TwoFactorTurnedOffRead>('holdfast.identity.v1.TwoFactorTurnedOff')
import type { TwoFactorTurnedOn as TwoFactorTurnedOnRead, TwoFactorTurnedOnInput } from './holdfast/identity/v1/TwoFactorTurnedOn.ts'
export type TwoFactorTurnedOn = TwoFactorTurnedOnRead
export type { TwoFactorTurnedOnInput }
export const TwoFactorTurnedOn = message<TwoFactorTurnedOnInput, TwoFactorTurnedOnRead>('holdfast.identity.v1.TwoFactorTurnedOn')
import type { TwoFactorUndone as TwoFactorUndoneRead, TwoFactorUndoneInput } from './holdfast/identity/v1/TwoFactorUndone.ts'
export type TwoFactorUndone = TwoFactorUndoneRead
export type { TwoFactorUndoneInput }
export const TwoFactorUndone = message<TwoFactorUndoneInput, TwoFactorUndoneRead>('holdfast.identity.v1.TwoFactorUndone')
import type { UndoEmailChangeReply as UndoEmailChangeReplyRead, UndoEmailChangeReplyInput } from './holdfast/identity/v1/UndoEmailChangeReply.ts'
export type UndoEmailChangeReply = UndoEmailChangeReplyRead
export type { UndoEmailChangeReplyInput }
export const UndoEmailChangeReply = message<UndoEmailChangeReplyInput, UndoEmailChangeReplyRead>('holdfast.identity.v1.UndoEmailChangeReply')
import type { UndoEmailChangeRequest as UndoEmailChangeRequestRead, UndoEmailChangeRequestInput } from './holdfast/identity/v1/UndoEmailChangeRequest.ts'
export type UndoEmailChangeRequest = UndoEmailChangeRequestRead
export type { UndoEmailChangeRequestInput }
export const UndoEmailChangeRequest = message<UndoEmailChangeRequestInput, UndoEmailChangeRequestRead>('holdfast.identity.v1.UndoEmailChangeRequest')
import type { UndoReply as UndoReplyRead, UndoReplyInput } from './holdfast/identity/v1/UndoReply.ts'
export type UndoReply = UndoReplyRead
export type { UndoReplyInput }
export const UndoReply = message<UndoReplyInput, UndoReplyRead>('holdfast.identity.v1.UndoReply')
import type { UndoRequest as UndoRequestRead, UndoRequestInput } from './holdfast/identity/v1/UndoRequest.ts'
export type UndoRequest = UndoRequestRead
export type { UndoRequestInput }
export const UndoRequest = message<UndoRequestInput, UndoRequestRead>('holdfast.identity.v1.UndoRequest')
import type { UpdateMeRequest as UpdateMeRequestRead, UpdateMeRequestInput } from './holdfast/identity/v1/UpdateMeRequest.ts'
export type UpdateMeRequest = UpdateMeRequestRead
export type { UpdateMeRequestInput }
export const UpdateMeRequest = message<UpdateMeRequestInput, UpdateMeRequestRead>('holdfast.identity.v1.UpdateMeRequest')
import type { UserDescription as UserDescriptionRead, UserDescriptionInput } from './holdfast/identity/v1/UserDescription.ts'
export type UserDescription = UserDescriptionRead
export type { UserDescriptionInput }
export const UserDescription = message<UserDescriptionInput, UserDescriptionRead>('holdfast.identity.v1.UserDescription')
import type { UserDisabled as UserDisabledRead, UserDisabledInput } from './holdfast/identity/v1/UserDisabled.ts'
export type UserDisabled = UserDisabledRead
export type { UserDisabledInput }
export const UserDisabled = message<UserDisabledInput, UserDisabledRead>('holdfast.identity.v1.UserDisabled')
import type { UserEnabled as UserEnabledRead, UserEnabledInput } from './holdfast/identity/v1/UserEnabled.ts'
export type UserEnabled = UserEnabledRead
export type { UserEnabledInput }
export const UserEnabled = message<UserEnabledInput, UserEnabledRead>('holdfast.identity.v1.UserEnabled')
import type { UserErased as UserErasedRead, UserErasedInput } from './holdfast/identity/v1/UserErased.ts'
export type UserErased = UserErasedRead
export type { UserErasedInput }
export const UserErased = message<UserErasedInput, UserErasedRead>('holdfast.identity.v1.UserErased')
import type { UserFact as UserFactRead, UserFactInput } from './holdfast/identity/v1/UserFact.ts'
export type UserFact = UserFactRead
export type { UserFactInput }
export const UserFact = message<UserFactInput, UserFactRead>('holdfast.identity.v1.UserFact')
import type { UserReference as UserReferenceRead, UserReferenceInput } from './holdfast/identity/v1/UserReference.ts'
export type UserReference = UserReferenceRead
export type { UserReferenceInput }
export const UserReference = message<UserReferenceInput, UserReferenceRead>('holdfast.identity.v1.UserReference')
import type { UserSignedUp as UserSignedUpRead, UserSignedUpInput } from './holdfast/identity/v1/UserSignedUp.ts'
export type UserSignedUp = UserSignedUpRead
export type { UserSignedUpInput }
export const UserSignedUp = message<UserSignedUpInput, UserSignedUpRead>('holdfast.identity.v1.UserSignedUp')
import type { UsersDefinition } from './holdfast/identity/v1/Users.ts'
export const Users = service<UsersDefinition>('holdfast.identity.v1.Users')
