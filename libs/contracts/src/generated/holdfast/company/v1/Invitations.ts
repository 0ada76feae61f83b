import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AcceptInvitationReplyInput as _holdfast_company_v1_AcceptInvitationReplyInput, AcceptInvitationReply as _holdfast_company_v1_AcceptInvitationReply } from '../../../holdfast/company/v1/AcceptInvitationReply.ts';
import type { AcceptInvitationRequestInput as _holdfast_company_v1_AcceptInvitationRequestInput, AcceptInvitationRequest as _holdfast_company_v1_AcceptInvitationRequest } from '../../../holdfast/company/v1/AcceptInvitationRequest.ts';
import type { ConfirmedByInvitationReplyInput as _holdfast_company_v1_ConfirmedByInvitationReplyInput, ConfirmedByInvitationReply as _holdfast_company_v1_ConfirmedByInvitationReply } from '../../../holdfast/company/v1/ConfirmedByInvitationReply.ts';
import type { ConfirmedByInvitationRequestInput as _holdfast_company_v1_ConfirmedByInvitationRequestInput, ConfirmedByInvitationRequest as _holdfast_company_v1_ConfirmedByInvitationRequest } from '../../../holdfast/company/v1/ConfirmedByInvitationRequest.ts';
import type { CopyInvitationLinkReplyInput as _holdfast_company_v1_CopyInvitationLinkReplyInput, CopyInvitationLinkReply as _holdfast_company_v1_CopyInvitationLinkReply } from '../../../holdfast/company/v1/CopyInvitationLinkReply.ts';
import type { CopyInvitationLinkRequestInput as _holdfast_company_v1_CopyInvitationLinkRequestInput, CopyInvitationLinkRequest as _holdfast_company_v1_CopyInvitationLinkRequest } from '../../../holdfast/company/v1/CopyInvitationLinkRequest.ts';
import type { DeclineInvitationReplyInput as _holdfast_company_v1_DeclineInvitationReplyInput, DeclineInvitationReply as _holdfast_company_v1_DeclineInvitationReply } from '../../../holdfast/company/v1/DeclineInvitationReply.ts';
import type { DeclineInvitationRequestInput as _holdfast_company_v1_DeclineInvitationRequestInput, DeclineInvitationRequest as _holdfast_company_v1_DeclineInvitationRequest } from '../../../holdfast/company/v1/DeclineInvitationRequest.ts';
import type { InvitationInput as _holdfast_company_v1_InvitationInput, Invitation as _holdfast_company_v1_Invitation } from '../../../holdfast/company/v1/Invitation.ts';
import type { InviteReplyInput as _holdfast_company_v1_InviteReplyInput, InviteReply as _holdfast_company_v1_InviteReply } from '../../../holdfast/company/v1/InviteReply.ts';
import type { InviteRequestInput as _holdfast_company_v1_InviteRequestInput, InviteRequest as _holdfast_company_v1_InviteRequest } from '../../../holdfast/company/v1/InviteRequest.ts';
import type { ListInvitationsReplyInput as _holdfast_company_v1_ListInvitationsReplyInput, ListInvitationsReply as _holdfast_company_v1_ListInvitationsReply } from '../../../holdfast/company/v1/ListInvitationsReply.ts';
import type { ListInvitationsRequestInput as _holdfast_company_v1_ListInvitationsRequestInput, ListInvitationsRequest as _holdfast_company_v1_ListInvitationsRequest } from '../../../holdfast/company/v1/ListInvitationsRequest.ts';
import type { LookAtInvitationReplyInput as _holdfast_company_v1_LookAtInvitationReplyInput, LookAtInvitationReply as _holdfast_company_v1_LookAtInvitationReply } from '../../../holdfast/company/v1/LookAtInvitationReply.ts';
import type { LookAtInvitationRequestInput as _holdfast_company_v1_LookAtInvitationRequestInput, LookAtInvitationRequest as _holdfast_company_v1_LookAtInvitationRequest } from '../../../holdfast/company/v1/LookAtInvitationRequest.ts';
import type { ResendInvitationRequestInput as _holdfast_company_v1_ResendInvitationRequestInput, ResendInvitationRequest as _holdfast_company_v1_ResendInvitationRequest } from '../../../holdfast/company/v1/ResendInvitationRequest.ts';
import type { RevokeInvitationReplyInput as _holdfast_company_v1_RevokeInvitationReplyInput, RevokeInvitationReply as _holdfast_company_v1_RevokeInvitationReply } from '../../../holdfast/company/v1/RevokeInvitationReply.ts';
import type { RevokeInvitationRequestInput as _holdfast_company_v1_RevokeInvitationRequestInput, RevokeInvitationRequest as _holdfast_company_v1_RevokeInvitationRequest } from '../../../holdfast/company/v1/RevokeInvitationRequest.ts';

export interface InvitationsClient extends grpc.Client {
  AcceptInvitation(argument: _holdfast_company_v1_AcceptInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_AcceptInvitationReply>): grpc.ClientUnaryCall;
  AcceptInvitation(argument: _holdfast_company_v1_AcceptInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_AcceptInvitationReply>): grpc.ClientUnaryCall;
  AcceptInvitation(argument: _holdfast_company_v1_AcceptInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_AcceptInvitationReply>): grpc.ClientUnaryCall;
  AcceptInvitation(argument: _holdfast_company_v1_AcceptInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_AcceptInvitationReply>): grpc.ClientUnaryCall;
  acceptInvitation(argument: _holdfast_company_v1_AcceptInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_AcceptInvitationReply>): grpc.ClientUnaryCall;
  acceptInvitation(argument: _holdfast_company_v1_AcceptInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_AcceptInvitationReply>): grpc.ClientUnaryCall;
  acceptInvitation(argument: _holdfast_company_v1_AcceptInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_AcceptInvitationReply>): grpc.ClientUnaryCall;
  acceptInvitation(argument: _holdfast_company_v1_AcceptInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_AcceptInvitationReply>): grpc.ClientUnaryCall;
  
  ConfirmedByInvitation(argument: _holdfast_company_v1_ConfirmedByInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ConfirmedByInvitationReply>): grpc.ClientUnaryCall;
  ConfirmedByInvitation(argument: _holdfast_company_v1_ConfirmedByInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ConfirmedByInvitationReply>): grpc.ClientUnaryCall;
  ConfirmedByInvitation(argument: _holdfast_company_v1_ConfirmedByInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ConfirmedByInvitationReply>): grpc.ClientUnaryCall;
  ConfirmedByInvitation(argument: _holdfast_company_v1_ConfirmedByInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ConfirmedByInvitationReply>): grpc.ClientUnaryCall;
  confirmedByInvitation(argument: _holdfast_company_v1_ConfirmedByInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ConfirmedByInvitationReply>): grpc.ClientUnaryCall;
  confirmedByInvitation(argument: _holdfast_company_v1_ConfirmedByInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ConfirmedByInvitationReply>): grpc.ClientUnaryCall;
  confirmedByInvitation(argument: _holdfast_company_v1_ConfirmedByInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ConfirmedByInvitationReply>): grpc.ClientUnaryCall;
  confirmedByInvitation(argument: _holdfast_company_v1_ConfirmedByInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ConfirmedByInvitationReply>): grpc.ClientUnaryCall;
  
  CopyInvitationLink(argument: _holdfast_company_v1_CopyInvitationLinkRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CopyInvitationLinkReply>): grpc.ClientUnaryCall;
  CopyInvitationLink(argument: _holdfast_company_v1_CopyInvitationLinkRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_CopyInvitationLinkReply>): grpc.ClientUnaryCall;
  CopyInvitationLink(argument: _holdfast_company_v1_CopyInvitationLinkRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CopyInvitationLinkReply>): grpc.ClientUnaryCall;
  CopyInvitationLink(argument: _holdfast_company_v1_CopyInvitationLinkRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_CopyInvitationLinkReply>): grpc.ClientUnaryCall;
  copyInvitationLink(argument: _holdfast_company_v1_CopyInvitationLinkRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CopyInvitationLinkReply>): grpc.ClientUnaryCall;
  copyInvitationLink(argument: _holdfast_company_v1_CopyInvitationLinkRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_CopyInvitationLinkReply>): grpc.ClientUnaryCall;
  copyInvitationLink(argument: _holdfast_company_v1_CopyInvitationLinkRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CopyInvitationLinkReply>): grpc.ClientUnaryCall;
  copyInvitationLink(argument: _holdfast_company_v1_CopyInvitationLinkRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_CopyInvitationLinkReply>): grpc.ClientUnaryCall;
  
  DeclineInvitation(argument: _holdfast_company_v1_DeclineInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DeclineInvitationReply>): grpc.ClientUnaryCall;
  DeclineInvitation(argument: _holdfast_company_v1_DeclineInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_DeclineInvitationReply>): grpc.ClientUnaryCall;
  DeclineInvitation(argument: _holdfast_company_v1_DeclineInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DeclineInvitationReply>): grpc.ClientUnaryCall;
  DeclineInvitation(argument: _holdfast_company_v1_DeclineInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_DeclineInvitationReply>): grpc.ClientUnaryCall;
  declineInvitation(argument: _holdfast_company_v1_DeclineInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DeclineInvitationReply>): grpc.ClientUnaryCall;
  declineInvitation(argument: _holdfast_company_v1_DeclineInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_DeclineInvitationReply>): grpc.ClientUnaryCall;
  declineInvitation(argument: _holdfast_company_v1_DeclineInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DeclineInvitationReply>): grpc.ClientUnaryCall;
  declineInvitation(argument: _holdfast_company_v1_DeclineInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_DeclineInvitationReply>): grpc.ClientUnaryCall;
  
  Invite(argument: _holdfast_company_v1_InviteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_InviteReply>): grpc.ClientUnaryCall;
  Invite(argument: _holdfast_company_v1_InviteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_InviteReply>): grpc.ClientUnaryCall;
  Invite(argument: _holdfast_company_v1_InviteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_InviteReply>): grpc.ClientUnaryCall;
  Invite(argument: _holdfast_company_v1_InviteRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_InviteReply>): grpc.ClientUnaryCall;
  invite(argument: _holdfast_company_v1_InviteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_InviteReply>): grpc.ClientUnaryCall;
  invite(argument: _holdfast_company_v1_InviteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_InviteReply>): grpc.ClientUnaryCall;
  invite(argument: _holdfast_company_v1_InviteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_InviteReply>): grpc.ClientUnaryCall;
  invite(argument: _holdfast_company_v1_InviteRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_InviteReply>): grpc.ClientUnaryCall;
  
  ListInvitations(argument: _holdfast_company_v1_ListInvitationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListInvitationsReply>): grpc.ClientUnaryCall;
  ListInvitations(argument: _holdfast_company_v1_ListInvitationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListInvitationsReply>): grpc.ClientUnaryCall;
  ListInvitations(argument: _holdfast_company_v1_ListInvitationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListInvitationsReply>): grpc.ClientUnaryCall;
  ListInvitations(argument: _holdfast_company_v1_ListInvitationsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListInvitationsReply>): grpc.ClientUnaryCall;
  listInvitations(argument: _holdfast_company_v1_ListInvitationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListInvitationsReply>): grpc.ClientUnaryCall;
  listInvitations(argument: _holdfast_company_v1_ListInvitationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListInvitationsReply>): grpc.ClientUnaryCall;
  listInvitations(argument: _holdfast_company_v1_ListInvitationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListInvitationsReply>): grpc.ClientUnaryCall;
  listInvitations(argument: _holdfast_company_v1_ListInvitationsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListInvitationsReply>): grpc.ClientUnaryCall;
  
  LookAtInvitation(argument: _holdfast_company_v1_LookAtInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LookAtInvitationReply>): grpc.ClientUnaryCall;
  LookAtInvitation(argument: _holdfast_company_v1_LookAtInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_LookAtInvitationReply>): grpc.ClientUnaryCall;
  LookAtInvitation(argument: _holdfast_company_v1_LookAtInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LookAtInvitationReply>): grpc.ClientUnaryCall;
  LookAtInvitation(argument: _holdfast_company_v1_LookAtInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_LookAtInvitationReply>): grpc.ClientUnaryCall;
  lookAtInvitation(argument: _holdfast_company_v1_LookAtInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LookAtInvitationReply>): grpc.ClientUnaryCall;
  lookAtInvitation(argument: _holdfast_company_v1_LookAtInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_LookAtInvitationReply>): grpc.ClientUnaryCall;
  lookAtInvitation(argument: _holdfast_company_v1_LookAtInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LookAtInvitationReply>): grpc.ClientUnaryCall;
  lookAtInvitation(argument: _holdfast_company_v1_LookAtInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_LookAtInvitationReply>): grpc.ClientUnaryCall;
  
  ResendInvitation(argument: _holdfast_company_v1_ResendInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Invitation>): grpc.ClientUnaryCall;
  ResendInvitation(argument: _holdfast_company_v1_ResendInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Invitation>): grpc.ClientUnaryCall;
  ResendInvitation(argument: _holdfast_company_v1_ResendInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Invitation>): grpc.ClientUnaryCall;
  ResendInvitation(argument: _holdfast_company_v1_ResendInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Invitation>): grpc.ClientUnaryCall;
  resendInvitation(argument: _holdfast_company_v1_ResendInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Invitation>): grpc.ClientUnaryCall;
  resendInvitation(argument: _holdfast_company_v1_ResendInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Invitation>): grpc.ClientUnaryCall;
  resendInvitation(argument: _holdfast_company_v1_ResendInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Invitation>): grpc.ClientUnaryCall;
  resendInvitation(argument: _holdfast_company_v1_ResendInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Invitation>): grpc.ClientUnaryCall;
  
  RevokeInvitation(argument: _holdfast_company_v1_RevokeInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationReply>): grpc.ClientUnaryCall;
  RevokeInvitation(argument: _holdfast_company_v1_RevokeInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationReply>): grpc.ClientUnaryCall;
  RevokeInvitation(argument: _holdfast_company_v1_RevokeInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationReply>): grpc.ClientUnaryCall;
  RevokeInvitation(argument: _holdfast_company_v1_RevokeInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationReply>): grpc.ClientUnaryCall;
  revokeInvitation(argument: _holdfast_company_v1_RevokeInvitationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationReply>): grpc.ClientUnaryCall;
  revokeInvitation(argument: _holdfast_company_v1_RevokeInvitationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationReply>): grpc.ClientUnaryCall;
  revokeInvitation(argument: _holdfast_company_v1_RevokeInvitationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationReply>): grpc.ClientUnaryCall;
  revokeInvitation(argument: _holdfast_company_v1_RevokeInvitationRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationReply>): grpc.ClientUnaryCall;
  
}

export interface InvitationsHandlers extends grpc.UntypedServiceImplementation {
  AcceptInvitation: grpc.handleUnaryCall<_holdfast_company_v1_AcceptInvitationRequest, _holdfast_company_v1_AcceptInvitationReplyInput>;
  
  ConfirmedByInvitation: grpc.handleUnaryCall<_holdfast_company_v1_ConfirmedByInvitationRequest, _holdfast_company_v1_ConfirmedByInvitationReplyInput>;
  
  CopyInvitationLink: grpc.handleUnaryCall<_holdfast_company_v1_CopyInvitationLinkRequest, _holdfast_company_v1_CopyInvitationLinkReplyInput>;
  
  DeclineInvitation: grpc.handleUnaryCall<_holdfast_company_v1_DeclineInvitationRequest, _holdfast_company_v1_DeclineInvitationReplyInput>;
  
  Invite: grpc.handleUnaryCall<_holdfast_company_v1_InviteRequest, _holdfast_company_v1_InviteReplyInput>;
  
  ListInvitations: grpc.handleUnaryCall<_holdfast_company_v1_ListInvitationsRequest, _holdfast_company_v1_ListInvitationsReplyInput>;
  
  LookAtInvitation: grpc.handleUnaryCall<_holdfast_company_v1_LookAtInvitationRequest, _holdfast_company_v1_LookAtInvitationReplyInput>;
  
  ResendInvitation: grpc.handleUnaryCall<_holdfast_company_v1_ResendInvitationRequest, _holdfast_company_v1_InvitationInput>;
  
  RevokeInvitation: grpc.handleUnaryCall<_holdfast_company_v1_RevokeInvitationRequest, _holdfast_company_v1_RevokeInvitationReplyInput>;
  
}

export interface InvitationsDefinition extends grpc.ServiceDefinition {
  AcceptInvitation: MethodDefinition<_holdfast_company_v1_AcceptInvitationRequestInput, _holdfast_company_v1_AcceptInvitationReplyInput, _holdfast_company_v1_AcceptInvitationRequest, _holdfast_company_v1_AcceptInvitationReply>
  ConfirmedByInvitation: MethodDefinition<_holdfast_company_v1_ConfirmedByInvitationRequestInput, _holdfast_company_v1_ConfirmedByInvitationReplyInput, _holdfast_company_v1_ConfirmedByInvitationRequest, _holdfast_company_v1_ConfirmedByInvitationReply>
  CopyInvitationLink: MethodDefinition<_holdfast_company_v1_CopyInvitationLinkRequestInput, _holdfast_company_v1_CopyInvitationLinkReplyInput, _holdfast_company_v1_CopyInvitationLinkRequest, _holdfast_company_v1_CopyInvitationLinkReply>
  DeclineInvitation: MethodDefinition<_holdfast_company_v1_DeclineInvitationRequestInput, _holdfast_company_v1_DeclineInvitationReplyInput, _holdfast_company_v1_DeclineInvitationRequest, _holdfast_company_v1_DeclineInvitationReply>
  Invite: MethodDefinition<_holdfast_company_v1_InviteRequestInput, _holdfast_company_v1_InviteReplyInput, _holdfast_company_v1_InviteRequest, _holdfast_company_v1_InviteReply>
  ListInvitations: MethodDefinition<_holdfast_company_v1_ListInvitationsRequestInput, _holdfast_company_v1_ListInvitationsReplyInput, _holdfast_company_v1_ListInvitationsRequest, _holdfast_company_v1_ListInvitationsReply>
  LookAtInvitation: MethodDefinition<_holdfast_company_v1_LookAtInvitationRequestInput, _holdfast_company_v1_LookAtInvitationReplyInput, _holdfast_company_v1_LookAtInvitationRequest, _holdfast_company_v1_LookAtInvitationReply>
  ResendInvitation: MethodDefinition<_holdfast_company_v1_ResendInvitationRequestInput, _holdfast_company_v1_InvitationInput, _holdfast_company_v1_ResendInvitationRequest, _holdfast_company_v1_Invitation>
  RevokeInvitation: MethodDefinition<_holdfast_company_v1_RevokeInvitationRequestInput, _holdfast_company_v1_RevokeInvitationReplyInput, _holdfast_company_v1_RevokeInvitationRequest, _holdfast_company_v1_RevokeInvitationReply>
}
