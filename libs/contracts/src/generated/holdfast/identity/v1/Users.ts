import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ChangePasswordReplyInput as _holdfast_identity_v1_ChangePasswordReplyInput, ChangePasswordReply as _holdfast_identity_v1_ChangePasswordReply } from '../../../holdfast/identity/v1/ChangePasswordReply.ts';
import type { ChangePasswordRequestInput as _holdfast_identity_v1_ChangePasswordRequestInput, ChangePasswordRequest as _holdfast_identity_v1_ChangePasswordRequest } from '../../../holdfast/identity/v1/ChangePasswordRequest.ts';
import type { ConfirmEmailChangeReplyInput as _holdfast_identity_v1_ConfirmEmailChangeReplyInput, ConfirmEmailChangeReply as _holdfast_identity_v1_ConfirmEmailChangeReply } from '../../../holdfast/identity/v1/ConfirmEmailChangeReply.ts';
import type { ConfirmEmailChangeRequestInput as _holdfast_identity_v1_ConfirmEmailChangeRequestInput, ConfirmEmailChangeRequest as _holdfast_identity_v1_ConfirmEmailChangeRequest } from '../../../holdfast/identity/v1/ConfirmEmailChangeRequest.ts';
import type { ConfirmEmailReplyInput as _holdfast_identity_v1_ConfirmEmailReplyInput, ConfirmEmailReply as _holdfast_identity_v1_ConfirmEmailReply } from '../../../holdfast/identity/v1/ConfirmEmailReply.ts';
import type { ConfirmEmailRequestInput as _holdfast_identity_v1_ConfirmEmailRequestInput, ConfirmEmailRequest as _holdfast_identity_v1_ConfirmEmailRequest } from '../../../holdfast/identity/v1/ConfirmEmailRequest.ts';
import type { DeleteMeReplyInput as _holdfast_identity_v1_DeleteMeReplyInput, DeleteMeReply as _holdfast_identity_v1_DeleteMeReply } from '../../../holdfast/identity/v1/DeleteMeReply.ts';
import type { DeleteMeRequestInput as _holdfast_identity_v1_DeleteMeRequestInput, DeleteMeRequest as _holdfast_identity_v1_DeleteMeRequest } from '../../../holdfast/identity/v1/DeleteMeRequest.ts';
import type { GetMeRequestInput as _holdfast_identity_v1_GetMeRequestInput, GetMeRequest as _holdfast_identity_v1_GetMeRequest } from '../../../holdfast/identity/v1/GetMeRequest.ts';
import type { MeInput as _holdfast_identity_v1_MeInput, Me as _holdfast_identity_v1_Me } from '../../../holdfast/identity/v1/Me.ts';
import type { RequestEmailChangeReplyInput as _holdfast_identity_v1_RequestEmailChangeReplyInput, RequestEmailChangeReply as _holdfast_identity_v1_RequestEmailChangeReply } from '../../../holdfast/identity/v1/RequestEmailChangeReply.ts';
import type { RequestEmailChangeRequestInput as _holdfast_identity_v1_RequestEmailChangeRequestInput, RequestEmailChangeRequest as _holdfast_identity_v1_RequestEmailChangeRequest } from '../../../holdfast/identity/v1/RequestEmailChangeRequest.ts';
import type { RequestEmailConfirmationReplyInput as _holdfast_identity_v1_RequestEmailConfirmationReplyInput, RequestEmailConfirmationReply as _holdfast_identity_v1_RequestEmailConfirmationReply } from '../../../holdfast/identity/v1/RequestEmailConfirmationReply.ts';
import type { RequestEmailConfirmationRequestInput as _holdfast_identity_v1_RequestEmailConfirmationRequestInput, RequestEmailConfirmationRequest as _holdfast_identity_v1_RequestEmailConfirmationRequest } from '../../../holdfast/identity/v1/RequestEmailConfirmationRequest.ts';
import type { RequestPasswordResetReplyInput as _holdfast_identity_v1_RequestPasswordResetReplyInput, RequestPasswordResetReply as _holdfast_identity_v1_RequestPasswordResetReply } from '../../../holdfast/identity/v1/RequestPasswordResetReply.ts';
import type { RequestPasswordResetRequestInput as _holdfast_identity_v1_RequestPasswordResetRequestInput, RequestPasswordResetRequest as _holdfast_identity_v1_RequestPasswordResetRequest } from '../../../holdfast/identity/v1/RequestPasswordResetRequest.ts';
import type { ResetPasswordReplyInput as _holdfast_identity_v1_ResetPasswordReplyInput, ResetPasswordReply as _holdfast_identity_v1_ResetPasswordReply } from '../../../holdfast/identity/v1/ResetPasswordReply.ts';
import type { ResetPasswordRequestInput as _holdfast_identity_v1_ResetPasswordRequestInput, ResetPasswordRequest as _holdfast_identity_v1_ResetPasswordRequest } from '../../../holdfast/identity/v1/ResetPasswordRequest.ts';
import type { SignUpReplyInput as _holdfast_identity_v1_SignUpReplyInput, SignUpReply as _holdfast_identity_v1_SignUpReply } from '../../../holdfast/identity/v1/SignUpReply.ts';
import type { SignUpRequestInput as _holdfast_identity_v1_SignUpRequestInput, SignUpRequest as _holdfast_identity_v1_SignUpRequest } from '../../../holdfast/identity/v1/SignUpRequest.ts';
import type { UndoEmailChangeReplyInput as _holdfast_identity_v1_UndoEmailChangeReplyInput, UndoEmailChangeReply as _holdfast_identity_v1_UndoEmailChangeReply } from '../../../holdfast/identity/v1/UndoEmailChangeReply.ts';
import type { UndoEmailChangeRequestInput as _holdfast_identity_v1_UndoEmailChangeRequestInput, UndoEmailChangeRequest as _holdfast_identity_v1_UndoEmailChangeRequest } from '../../../holdfast/identity/v1/UndoEmailChangeRequest.ts';
import type { UpdateMeRequestInput as _holdfast_identity_v1_UpdateMeRequestInput, UpdateMeRequest as _holdfast_identity_v1_UpdateMeRequest } from '../../../holdfast/identity/v1/UpdateMeRequest.ts';

export interface UsersClient extends grpc.Client {
  ChangePassword(argument: _holdfast_identity_v1_ChangePasswordRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ChangePasswordReply>): grpc.ClientUnaryCall;
  ChangePassword(argument: _holdfast_identity_v1_ChangePasswordRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ChangePasswordReply>): grpc.ClientUnaryCall;
  ChangePassword(argument: _holdfast_identity_v1_ChangePasswordRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ChangePasswordReply>): grpc.ClientUnaryCall;
  ChangePassword(argument: _holdfast_identity_v1_ChangePasswordRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ChangePasswordReply>): grpc.ClientUnaryCall;
  changePassword(argument: _holdfast_identity_v1_ChangePasswordRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ChangePasswordReply>): grpc.ClientUnaryCall;
  changePassword(argument: _holdfast_identity_v1_ChangePasswordRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ChangePasswordReply>): grpc.ClientUnaryCall;
  changePassword(argument: _holdfast_identity_v1_ChangePasswordRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ChangePasswordReply>): grpc.ClientUnaryCall;
  changePassword(argument: _holdfast_identity_v1_ChangePasswordRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ChangePasswordReply>): grpc.ClientUnaryCall;
  
  ConfirmEmail(argument: _holdfast_identity_v1_ConfirmEmailRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailReply>): grpc.ClientUnaryCall;
  ConfirmEmail(argument: _holdfast_identity_v1_ConfirmEmailRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailReply>): grpc.ClientUnaryCall;
  ConfirmEmail(argument: _holdfast_identity_v1_ConfirmEmailRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailReply>): grpc.ClientUnaryCall;
  ConfirmEmail(argument: _holdfast_identity_v1_ConfirmEmailRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailReply>): grpc.ClientUnaryCall;
  confirmEmail(argument: _holdfast_identity_v1_ConfirmEmailRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailReply>): grpc.ClientUnaryCall;
  confirmEmail(argument: _holdfast_identity_v1_ConfirmEmailRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailReply>): grpc.ClientUnaryCall;
  confirmEmail(argument: _holdfast_identity_v1_ConfirmEmailRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailReply>): grpc.ClientUnaryCall;
  confirmEmail(argument: _holdfast_identity_v1_ConfirmEmailRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailReply>): grpc.ClientUnaryCall;
  
  ConfirmEmailChange(argument: _holdfast_identity_v1_ConfirmEmailChangeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailChangeReply>): grpc.ClientUnaryCall;
  ConfirmEmailChange(argument: _holdfast_identity_v1_ConfirmEmailChangeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailChangeReply>): grpc.ClientUnaryCall;
  ConfirmEmailChange(argument: _holdfast_identity_v1_ConfirmEmailChangeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailChangeReply>): grpc.ClientUnaryCall;
  ConfirmEmailChange(argument: _holdfast_identity_v1_ConfirmEmailChangeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailChangeReply>): grpc.ClientUnaryCall;
  confirmEmailChange(argument: _holdfast_identity_v1_ConfirmEmailChangeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailChangeReply>): grpc.ClientUnaryCall;
  confirmEmailChange(argument: _holdfast_identity_v1_ConfirmEmailChangeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailChangeReply>): grpc.ClientUnaryCall;
  confirmEmailChange(argument: _holdfast_identity_v1_ConfirmEmailChangeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailChangeReply>): grpc.ClientUnaryCall;
  confirmEmailChange(argument: _holdfast_identity_v1_ConfirmEmailChangeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmEmailChangeReply>): grpc.ClientUnaryCall;
  
  DeleteMe(argument: _holdfast_identity_v1_DeleteMeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DeleteMeReply>): grpc.ClientUnaryCall;
  DeleteMe(argument: _holdfast_identity_v1_DeleteMeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_DeleteMeReply>): grpc.ClientUnaryCall;
  DeleteMe(argument: _holdfast_identity_v1_DeleteMeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DeleteMeReply>): grpc.ClientUnaryCall;
  DeleteMe(argument: _holdfast_identity_v1_DeleteMeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_DeleteMeReply>): grpc.ClientUnaryCall;
  deleteMe(argument: _holdfast_identity_v1_DeleteMeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DeleteMeReply>): grpc.ClientUnaryCall;
  deleteMe(argument: _holdfast_identity_v1_DeleteMeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_DeleteMeReply>): grpc.ClientUnaryCall;
  deleteMe(argument: _holdfast_identity_v1_DeleteMeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DeleteMeReply>): grpc.ClientUnaryCall;
  deleteMe(argument: _holdfast_identity_v1_DeleteMeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_DeleteMeReply>): grpc.ClientUnaryCall;
  
  GetMe(argument: _holdfast_identity_v1_GetMeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  GetMe(argument: _holdfast_identity_v1_GetMeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  GetMe(argument: _holdfast_identity_v1_GetMeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  GetMe(argument: _holdfast_identity_v1_GetMeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  getMe(argument: _holdfast_identity_v1_GetMeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  getMe(argument: _holdfast_identity_v1_GetMeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  getMe(argument: _holdfast_identity_v1_GetMeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  getMe(argument: _holdfast_identity_v1_GetMeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  
  RequestEmailChange(argument: _holdfast_identity_v1_RequestEmailChangeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailChangeReply>): grpc.ClientUnaryCall;
  RequestEmailChange(argument: _holdfast_identity_v1_RequestEmailChangeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailChangeReply>): grpc.ClientUnaryCall;
  RequestEmailChange(argument: _holdfast_identity_v1_RequestEmailChangeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailChangeReply>): grpc.ClientUnaryCall;
  RequestEmailChange(argument: _holdfast_identity_v1_RequestEmailChangeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailChangeReply>): grpc.ClientUnaryCall;
  requestEmailChange(argument: _holdfast_identity_v1_RequestEmailChangeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailChangeReply>): grpc.ClientUnaryCall;
  requestEmailChange(argument: _holdfast_identity_v1_RequestEmailChangeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailChangeReply>): grpc.ClientUnaryCall;
  requestEmailChange(argument: _holdfast_identity_v1_RequestEmailChangeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailChangeReply>): grpc.ClientUnaryCall;
  requestEmailChange(argument: _holdfast_identity_v1_RequestEmailChangeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailChangeReply>): grpc.ClientUnaryCall;
  
  RequestEmailConfirmation(argument: _holdfast_identity_v1_RequestEmailConfirmationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailConfirmationReply>): grpc.ClientUnaryCall;
  RequestEmailConfirmation(argument: _holdfast_identity_v1_RequestEmailConfirmationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailConfirmationReply>): grpc.ClientUnaryCall;
  RequestEmailConfirmation(argument: _holdfast_identity_v1_RequestEmailConfirmationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailConfirmationReply>): grpc.ClientUnaryCall;
  RequestEmailConfirmation(argument: _holdfast_identity_v1_RequestEmailConfirmationRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailConfirmationReply>): grpc.ClientUnaryCall;
  requestEmailConfirmation(argument: _holdfast_identity_v1_RequestEmailConfirmationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailConfirmationReply>): grpc.ClientUnaryCall;
  requestEmailConfirmation(argument: _holdfast_identity_v1_RequestEmailConfirmationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailConfirmationReply>): grpc.ClientUnaryCall;
  requestEmailConfirmation(argument: _holdfast_identity_v1_RequestEmailConfirmationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailConfirmationReply>): grpc.ClientUnaryCall;
  requestEmailConfirmation(argument: _holdfast_identity_v1_RequestEmailConfirmationRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RequestEmailConfirmationReply>): grpc.ClientUnaryCall;
  
  RequestPasswordReset(argument: _holdfast_identity_v1_RequestPasswordResetRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestPasswordResetReply>): grpc.ClientUnaryCall;
  RequestPasswordReset(argument: _holdfast_identity_v1_RequestPasswordResetRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RequestPasswordResetReply>): grpc.ClientUnaryCall;
  RequestPasswordReset(argument: _holdfast_identity_v1_RequestPasswordResetRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestPasswordResetReply>): grpc.ClientUnaryCall;
  RequestPasswordReset(argument: _holdfast_identity_v1_RequestPasswordResetRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RequestPasswordResetReply>): grpc.ClientUnaryCall;
  requestPasswordReset(argument: _holdfast_identity_v1_RequestPasswordResetRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestPasswordResetReply>): grpc.ClientUnaryCall;
  requestPasswordReset(argument: _holdfast_identity_v1_RequestPasswordResetRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RequestPasswordResetReply>): grpc.ClientUnaryCall;
  requestPasswordReset(argument: _holdfast_identity_v1_RequestPasswordResetRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RequestPasswordResetReply>): grpc.ClientUnaryCall;
  requestPasswordReset(argument: _holdfast_identity_v1_RequestPasswordResetRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RequestPasswordResetReply>): grpc.ClientUnaryCall;
  
  ResetPassword(argument: _holdfast_identity_v1_ResetPasswordRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResetPasswordReply>): grpc.ClientUnaryCall;
  ResetPassword(argument: _holdfast_identity_v1_ResetPasswordRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ResetPasswordReply>): grpc.ClientUnaryCall;
  ResetPassword(argument: _holdfast_identity_v1_ResetPasswordRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResetPasswordReply>): grpc.ClientUnaryCall;
  ResetPassword(argument: _holdfast_identity_v1_ResetPasswordRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ResetPasswordReply>): grpc.ClientUnaryCall;
  resetPassword(argument: _holdfast_identity_v1_ResetPasswordRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResetPasswordReply>): grpc.ClientUnaryCall;
  resetPassword(argument: _holdfast_identity_v1_ResetPasswordRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ResetPasswordReply>): grpc.ClientUnaryCall;
  resetPassword(argument: _holdfast_identity_v1_ResetPasswordRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResetPasswordReply>): grpc.ClientUnaryCall;
  resetPassword(argument: _holdfast_identity_v1_ResetPasswordRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ResetPasswordReply>): grpc.ClientUnaryCall;
  
  SignUp(argument: _holdfast_identity_v1_SignUpRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignUpReply>): grpc.ClientUnaryCall;
  SignUp(argument: _holdfast_identity_v1_SignUpRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_SignUpReply>): grpc.ClientUnaryCall;
  SignUp(argument: _holdfast_identity_v1_SignUpRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignUpReply>): grpc.ClientUnaryCall;
  SignUp(argument: _holdfast_identity_v1_SignUpRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_SignUpReply>): grpc.ClientUnaryCall;
  signUp(argument: _holdfast_identity_v1_SignUpRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignUpReply>): grpc.ClientUnaryCall;
  signUp(argument: _holdfast_identity_v1_SignUpRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_SignUpReply>): grpc.ClientUnaryCall;
  signUp(argument: _holdfast_identity_v1_SignUpRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignUpReply>): grpc.ClientUnaryCall;
  signUp(argument: _holdfast_identity_v1_SignUpRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_SignUpReply>): grpc.ClientUnaryCall;
  
  UndoEmailChange(argument: _holdfast_identity_v1_UndoEmailChangeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_UndoEmailChangeReply>): grpc.ClientUnaryCall;
  UndoEmailChange(argument: _holdfast_identity_v1_UndoEmailChangeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_UndoEmailChangeReply>): grpc.ClientUnaryCall;
  UndoEmailChange(argument: _holdfast_identity_v1_UndoEmailChangeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_UndoEmailChangeReply>): grpc.ClientUnaryCall;
  UndoEmailChange(argument: _holdfast_identity_v1_UndoEmailChangeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_UndoEmailChangeReply>): grpc.ClientUnaryCall;
  undoEmailChange(argument: _holdfast_identity_v1_UndoEmailChangeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_UndoEmailChangeReply>): grpc.ClientUnaryCall;
  undoEmailChange(argument: _holdfast_identity_v1_UndoEmailChangeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_UndoEmailChangeReply>): grpc.ClientUnaryCall;
  undoEmailChange(argument: _holdfast_identity_v1_UndoEmailChangeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_UndoEmailChangeReply>): grpc.ClientUnaryCall;
  undoEmailChange(argument: _holdfast_identity_v1_UndoEmailChangeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_UndoEmailChangeReply>): grpc.ClientUnaryCall;
  
  UpdateMe(argument: _holdfast_identity_v1_UpdateMeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  UpdateMe(argument: _holdfast_identity_v1_UpdateMeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  UpdateMe(argument: _holdfast_identity_v1_UpdateMeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  UpdateMe(argument: _holdfast_identity_v1_UpdateMeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  updateMe(argument: _holdfast_identity_v1_UpdateMeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  updateMe(argument: _holdfast_identity_v1_UpdateMeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  updateMe(argument: _holdfast_identity_v1_UpdateMeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  updateMe(argument: _holdfast_identity_v1_UpdateMeRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_Me>): grpc.ClientUnaryCall;
  
}

export interface UsersHandlers extends grpc.UntypedServiceImplementation {
  ChangePassword: grpc.handleUnaryCall<_holdfast_identity_v1_ChangePasswordRequest, _holdfast_identity_v1_ChangePasswordReplyInput>;
  
  ConfirmEmail: grpc.handleUnaryCall<_holdfast_identity_v1_ConfirmEmailRequest, _holdfast_identity_v1_ConfirmEmailReplyInput>;
  
  ConfirmEmailChange: grpc.handleUnaryCall<_holdfast_identity_v1_ConfirmEmailChangeRequest, _holdfast_identity_v1_ConfirmEmailChangeReplyInput>;
  
  DeleteMe: grpc.handleUnaryCall<_holdfast_identity_v1_DeleteMeRequest, _holdfast_identity_v1_DeleteMeReplyInput>;
  
  GetMe: grpc.handleUnaryCall<_holdfast_identity_v1_GetMeRequest, _holdfast_identity_v1_MeInput>;
  
  RequestEmailChange: grpc.handleUnaryCall<_holdfast_identity_v1_RequestEmailChangeRequest, _holdfast_identity_v1_RequestEmailChangeReplyInput>;
  
  RequestEmailConfirmation: grpc.handleUnaryCall<_holdfast_identity_v1_RequestEmailConfirmationRequest, _holdfast_identity_v1_RequestEmailConfirmationReplyInput>;
  
  RequestPasswordReset: grpc.handleUnaryCall<_holdfast_identity_v1_RequestPasswordResetRequest, _holdfast_identity_v1_RequestPasswordResetReplyInput>;
  
  ResetPassword: grpc.handleUnaryCall<_holdfast_identity_v1_ResetPasswordRequest, _holdfast_identity_v1_ResetPasswordReplyInput>;
  
  SignUp: grpc.handleUnaryCall<_holdfast_identity_v1_SignUpRequest, _holdfast_identity_v1_SignUpReplyInput>;
  
  UndoEmailChange: grpc.handleUnaryCall<_holdfast_identity_v1_UndoEmailChangeRequest, _holdfast_identity_v1_UndoEmailChangeReplyInput>;
  
  UpdateMe: grpc.handleUnaryCall<_holdfast_identity_v1_UpdateMeRequest, _holdfast_identity_v1_MeInput>;
  
}

export interface UsersDefinition extends grpc.ServiceDefinition {
  ChangePassword: MethodDefinition<_holdfast_identity_v1_ChangePasswordRequestInput, _holdfast_identity_v1_ChangePasswordReplyInput, _holdfast_identity_v1_ChangePasswordRequest, _holdfast_identity_v1_ChangePasswordReply>
  ConfirmEmail: MethodDefinition<_holdfast_identity_v1_ConfirmEmailRequestInput, _holdfast_identity_v1_ConfirmEmailReplyInput, _holdfast_identity_v1_ConfirmEmailRequest, _holdfast_identity_v1_ConfirmEmailReply>
  ConfirmEmailChange: MethodDefinition<_holdfast_identity_v1_ConfirmEmailChangeRequestInput, _holdfast_identity_v1_ConfirmEmailChangeReplyInput, _holdfast_identity_v1_ConfirmEmailChangeRequest, _holdfast_identity_v1_ConfirmEmailChangeReply>
  DeleteMe: MethodDefinition<_holdfast_identity_v1_DeleteMeRequestInput, _holdfast_identity_v1_DeleteMeReplyInput, _holdfast_identity_v1_DeleteMeRequest, _holdfast_identity_v1_DeleteMeReply>
  GetMe: MethodDefinition<_holdfast_identity_v1_GetMeRequestInput, _holdfast_identity_v1_MeInput, _holdfast_identity_v1_GetMeRequest, _holdfast_identity_v1_Me>
  RequestEmailChange: MethodDefinition<_holdfast_identity_v1_RequestEmailChangeRequestInput, _holdfast_identity_v1_RequestEmailChangeReplyInput, _holdfast_identity_v1_RequestEmailChangeRequest, _holdfast_identity_v1_RequestEmailChangeReply>
  RequestEmailConfirmation: MethodDefinition<_holdfast_identity_v1_RequestEmailConfirmationRequestInput, _holdfast_identity_v1_RequestEmailConfirmationReplyInput, _holdfast_identity_v1_RequestEmailConfirmationRequest, _holdfast_identity_v1_RequestEmailConfirmationReply>
  RequestPasswordReset: MethodDefinition<_holdfast_identity_v1_RequestPasswordResetRequestInput, _holdfast_identity_v1_RequestPasswordResetReplyInput, _holdfast_identity_v1_RequestPasswordResetRequest, _holdfast_identity_v1_RequestPasswordResetReply>
  ResetPassword: MethodDefinition<_holdfast_identity_v1_ResetPasswordRequestInput, _holdfast_identity_v1_ResetPasswordReplyInput, _holdfast_identity_v1_ResetPasswordRequest, _holdfast_identity_v1_ResetPasswordReply>
  SignUp: MethodDefinition<_holdfast_identity_v1_SignUpRequestInput, _holdfast_identity_v1_SignUpReplyInput, _holdfast_identity_v1_SignUpRequest, _holdfast_identity_v1_SignUpReply>
  UndoEmailChange: MethodDefinition<_holdfast_identity_v1_UndoEmailChangeRequestInput, _holdfast_identity_v1_UndoEmailChangeReplyInput, _holdfast_identity_v1_UndoEmailChangeRequest, _holdfast_identity_v1_UndoEmailChangeReply>
  UpdateMe: MethodDefinition<_holdfast_identity_v1_UpdateMeRequestInput, _holdfast_identity_v1_MeInput, _holdfast_identity_v1_UpdateMeRequest, _holdfast_identity_v1_Me>
}
