import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CloseCompanyReplyInput as _holdfast_company_v1_CloseCompanyReplyInput, CloseCompanyReply as _holdfast_company_v1_CloseCompanyReply } from '../../../holdfast/company/v1/CloseCompanyReply.ts';
import type { CloseCompanyRequestInput as _holdfast_company_v1_CloseCompanyRequestInput, CloseCompanyRequest as _holdfast_company_v1_CloseCompanyRequest } from '../../../holdfast/company/v1/CloseCompanyRequest.ts';
import type { CompanyInput as _holdfast_company_v1_CompanyInput, Company as _holdfast_company_v1_Company } from '../../../holdfast/company/v1/Company.ts';
import type { CreateCompanyRequestInput as _holdfast_company_v1_CreateCompanyRequestInput, CreateCompanyRequest as _holdfast_company_v1_CreateCompanyRequest } from '../../../holdfast/company/v1/CreateCompanyRequest.ts';
import type { GetCompanyRequestInput as _holdfast_company_v1_GetCompanyRequestInput, GetCompanyRequest as _holdfast_company_v1_GetCompanyRequest } from '../../../holdfast/company/v1/GetCompanyRequest.ts';
import type { ListAccessReplyInput as _holdfast_company_v1_ListAccessReplyInput, ListAccessReply as _holdfast_company_v1_ListAccessReply } from '../../../holdfast/company/v1/ListAccessReply.ts';
import type { ListAccessRequestInput as _holdfast_company_v1_ListAccessRequestInput, ListAccessRequest as _holdfast_company_v1_ListAccessRequest } from '../../../holdfast/company/v1/ListAccessRequest.ts';
import type { ListCompaniesReplyInput as _holdfast_company_v1_ListCompaniesReplyInput, ListCompaniesReply as _holdfast_company_v1_ListCompaniesReply } from '../../../holdfast/company/v1/ListCompaniesReply.ts';
import type { ListCompaniesRequestInput as _holdfast_company_v1_ListCompaniesRequestInput, ListCompaniesRequest as _holdfast_company_v1_ListCompaniesRequest } from '../../../holdfast/company/v1/ListCompaniesRequest.ts';
import type { ObjectToOwnerRecoveryReplyInput as _holdfast_company_v1_ObjectToOwnerRecoveryReplyInput, ObjectToOwnerRecoveryReply as _holdfast_company_v1_ObjectToOwnerRecoveryReply } from '../../../holdfast/company/v1/ObjectToOwnerRecoveryReply.ts';
import type { ObjectToOwnerRecoveryRequestInput as _holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, ObjectToOwnerRecoveryRequest as _holdfast_company_v1_ObjectToOwnerRecoveryRequest } from '../../../holdfast/company/v1/ObjectToOwnerRecoveryRequest.ts';
import type { TransferOwnershipRequestInput as _holdfast_company_v1_TransferOwnershipRequestInput, TransferOwnershipRequest as _holdfast_company_v1_TransferOwnershipRequest } from '../../../holdfast/company/v1/TransferOwnershipRequest.ts';
import type { UpdateCompanyRequestInput as _holdfast_company_v1_UpdateCompanyRequestInput, UpdateCompanyRequest as _holdfast_company_v1_UpdateCompanyRequest } from '../../../holdfast/company/v1/UpdateCompanyRequest.ts';
import type { WithdrawClosingReplyInput as _holdfast_company_v1_WithdrawClosingReplyInput, WithdrawClosingReply as _holdfast_company_v1_WithdrawClosingReply } from '../../../holdfast/company/v1/WithdrawClosingReply.ts';
import type { WithdrawClosingRequestInput as _holdfast_company_v1_WithdrawClosingRequestInput, WithdrawClosingRequest as _holdfast_company_v1_WithdrawClosingRequest } from '../../../holdfast/company/v1/WithdrawClosingRequest.ts';

export interface CompaniesClient extends grpc.Client {
  CloseCompany(argument: _holdfast_company_v1_CloseCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CloseCompanyReply>): grpc.ClientUnaryCall;
  CloseCompany(argument: _holdfast_company_v1_CloseCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_CloseCompanyReply>): grpc.ClientUnaryCall;
  CloseCompany(argument: _holdfast_company_v1_CloseCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CloseCompanyReply>): grpc.ClientUnaryCall;
  CloseCompany(argument: _holdfast_company_v1_CloseCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_CloseCompanyReply>): grpc.ClientUnaryCall;
  closeCompany(argument: _holdfast_company_v1_CloseCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CloseCompanyReply>): grpc.ClientUnaryCall;
  closeCompany(argument: _holdfast_company_v1_CloseCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_CloseCompanyReply>): grpc.ClientUnaryCall;
  closeCompany(argument: _holdfast_company_v1_CloseCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CloseCompanyReply>): grpc.ClientUnaryCall;
  closeCompany(argument: _holdfast_company_v1_CloseCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_CloseCompanyReply>): grpc.ClientUnaryCall;
  
  CreateCompany(argument: _holdfast_company_v1_CreateCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  CreateCompany(argument: _holdfast_company_v1_CreateCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  CreateCompany(argument: _holdfast_company_v1_CreateCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  CreateCompany(argument: _holdfast_company_v1_CreateCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  createCompany(argument: _holdfast_company_v1_CreateCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  createCompany(argument: _holdfast_company_v1_CreateCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  createCompany(argument: _holdfast_company_v1_CreateCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  createCompany(argument: _holdfast_company_v1_CreateCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  
  GetCompany(argument: _holdfast_company_v1_GetCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  GetCompany(argument: _holdfast_company_v1_GetCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  GetCompany(argument: _holdfast_company_v1_GetCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  GetCompany(argument: _holdfast_company_v1_GetCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  getCompany(argument: _holdfast_company_v1_GetCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  getCompany(argument: _holdfast_company_v1_GetCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  getCompany(argument: _holdfast_company_v1_GetCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  getCompany(argument: _holdfast_company_v1_GetCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  
  ListAccess(argument: _holdfast_company_v1_ListAccessRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListAccessReply>): grpc.ClientUnaryCall;
  ListAccess(argument: _holdfast_company_v1_ListAccessRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListAccessReply>): grpc.ClientUnaryCall;
  ListAccess(argument: _holdfast_company_v1_ListAccessRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListAccessReply>): grpc.ClientUnaryCall;
  ListAccess(argument: _holdfast_company_v1_ListAccessRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListAccessReply>): grpc.ClientUnaryCall;
  listAccess(argument: _holdfast_company_v1_ListAccessRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListAccessReply>): grpc.ClientUnaryCall;
  listAccess(argument: _holdfast_company_v1_ListAccessRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListAccessReply>): grpc.ClientUnaryCall;
  listAccess(argument: _holdfast_company_v1_ListAccessRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListAccessReply>): grpc.ClientUnaryCall;
  listAccess(argument: _holdfast_company_v1_ListAccessRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListAccessReply>): grpc.ClientUnaryCall;
  
  ListCompanies(argument: _holdfast_company_v1_ListCompaniesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListCompaniesReply>): grpc.ClientUnaryCall;
  ListCompanies(argument: _holdfast_company_v1_ListCompaniesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListCompaniesReply>): grpc.ClientUnaryCall;
  ListCompanies(argument: _holdfast_company_v1_ListCompaniesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListCompaniesReply>): grpc.ClientUnaryCall;
  ListCompanies(argument: _holdfast_company_v1_ListCompaniesRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListCompaniesReply>): grpc.ClientUnaryCall;
  listCompanies(argument: _holdfast_company_v1_ListCompaniesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListCompaniesReply>): grpc.ClientUnaryCall;
  listCompanies(argument: _holdfast_company_v1_ListCompaniesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListCompaniesReply>): grpc.ClientUnaryCall;
  listCompanies(argument: _holdfast_company_v1_ListCompaniesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListCompaniesReply>): grpc.ClientUnaryCall;
  listCompanies(argument: _holdfast_company_v1_ListCompaniesRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListCompaniesReply>): grpc.ClientUnaryCall;
  
  ObjectToOwnerRecovery(argument: _holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ObjectToOwnerRecoveryReply>): grpc.ClientUnaryCall;
  ObjectToOwnerRecovery(argument: _holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ObjectToOwnerRecoveryReply>): grpc.ClientUnaryCall;
  ObjectToOwnerRecovery(argument: _holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ObjectToOwnerRecoveryReply>): grpc.ClientUnaryCall;
  ObjectToOwnerRecovery(argument: _holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ObjectToOwnerRecoveryReply>): grpc.ClientUnaryCall;
  objectToOwnerRecovery(argument: _holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ObjectToOwnerRecoveryReply>): grpc.ClientUnaryCall;
  objectToOwnerRecovery(argument: _holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ObjectToOwnerRecoveryReply>): grpc.ClientUnaryCall;
  objectToOwnerRecovery(argument: _holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ObjectToOwnerRecoveryReply>): grpc.ClientUnaryCall;
  objectToOwnerRecovery(argument: _holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ObjectToOwnerRecoveryReply>): grpc.ClientUnaryCall;
  
  TransferOwnership(argument: _holdfast_company_v1_TransferOwnershipRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  TransferOwnership(argument: _holdfast_company_v1_TransferOwnershipRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  TransferOwnership(argument: _holdfast_company_v1_TransferOwnershipRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  TransferOwnership(argument: _holdfast_company_v1_TransferOwnershipRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  transferOwnership(argument: _holdfast_company_v1_TransferOwnershipRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  transferOwnership(argument: _holdfast_company_v1_TransferOwnershipRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  transferOwnership(argument: _holdfast_company_v1_TransferOwnershipRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  transferOwnership(argument: _holdfast_company_v1_TransferOwnershipRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  
  UpdateCompany(argument: _holdfast_company_v1_UpdateCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  UpdateCompany(argument: _holdfast_company_v1_UpdateCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  UpdateCompany(argument: _holdfast_company_v1_UpdateCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  UpdateCompany(argument: _holdfast_company_v1_UpdateCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  updateCompany(argument: _holdfast_company_v1_UpdateCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  updateCompany(argument: _holdfast_company_v1_UpdateCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  updateCompany(argument: _holdfast_company_v1_UpdateCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  updateCompany(argument: _holdfast_company_v1_UpdateCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Company>): grpc.ClientUnaryCall;
  
  WithdrawClosing(argument: _holdfast_company_v1_WithdrawClosingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingReply>): grpc.ClientUnaryCall;
  WithdrawClosing(argument: _holdfast_company_v1_WithdrawClosingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingReply>): grpc.ClientUnaryCall;
  WithdrawClosing(argument: _holdfast_company_v1_WithdrawClosingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingReply>): grpc.ClientUnaryCall;
  WithdrawClosing(argument: _holdfast_company_v1_WithdrawClosingRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingReply>): grpc.ClientUnaryCall;
  withdrawClosing(argument: _holdfast_company_v1_WithdrawClosingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingReply>): grpc.ClientUnaryCall;
  withdrawClosing(argument: _holdfast_company_v1_WithdrawClosingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingReply>): grpc.ClientUnaryCall;
  withdrawClosing(argument: _holdfast_company_v1_WithdrawClosingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingReply>): grpc.ClientUnaryCall;
  withdrawClosing(argument: _holdfast_company_v1_WithdrawClosingRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingReply>): grpc.ClientUnaryCall;
  
}

export interface CompaniesHandlers extends grpc.UntypedServiceImplementation {
  CloseCompany: grpc.handleUnaryCall<_holdfast_company_v1_CloseCompanyRequest, _holdfast_company_v1_CloseCompanyReplyInput>;
  
  CreateCompany: grpc.handleUnaryCall<_holdfast_company_v1_CreateCompanyRequest, _holdfast_company_v1_CompanyInput>;
  
  GetCompany: grpc.handleUnaryCall<_holdfast_company_v1_GetCompanyRequest, _holdfast_company_v1_CompanyInput>;
  
  ListAccess: grpc.handleUnaryCall<_holdfast_company_v1_ListAccessRequest, _holdfast_company_v1_ListAccessReplyInput>;
  
  ListCompanies: grpc.handleUnaryCall<_holdfast_company_v1_ListCompaniesRequest, _holdfast_company_v1_ListCompaniesReplyInput>;
  
  ObjectToOwnerRecovery: grpc.handleUnaryCall<_holdfast_company_v1_ObjectToOwnerRecoveryRequest, _holdfast_company_v1_ObjectToOwnerRecoveryReplyInput>;
  
  TransferOwnership: grpc.handleUnaryCall<_holdfast_company_v1_TransferOwnershipRequest, _holdfast_company_v1_CompanyInput>;
  
  UpdateCompany: grpc.handleUnaryCall<_holdfast_company_v1_UpdateCompanyRequest, _holdfast_company_v1_CompanyInput>;
  
  WithdrawClosing: grpc.handleUnaryCall<_holdfast_company_v1_WithdrawClosingRequest, _holdfast_company_v1_WithdrawClosingReplyInput>;
  
}

export interface CompaniesDefinition extends grpc.ServiceDefinition {
  CloseCompany: MethodDefinition<_holdfast_company_v1_CloseCompanyRequestInput, _holdfast_company_v1_CloseCompanyReplyInput, _holdfast_company_v1_CloseCompanyRequest, _holdfast_company_v1_CloseCompanyReply>
  CreateCompany: MethodDefinition<_holdfast_company_v1_CreateCompanyRequestInput, _holdfast_company_v1_CompanyInput, _holdfast_company_v1_CreateCompanyRequest, _holdfast_company_v1_Company>
  GetCompany: MethodDefinition<_holdfast_company_v1_GetCompanyRequestInput, _holdfast_company_v1_CompanyInput, _holdfast_company_v1_GetCompanyRequest, _holdfast_company_v1_Company>
  ListAccess: MethodDefinition<_holdfast_company_v1_ListAccessRequestInput, _holdfast_company_v1_ListAccessReplyInput, _holdfast_company_v1_ListAccessRequest, _holdfast_company_v1_ListAccessReply>
  ListCompanies: MethodDefinition<_holdfast_company_v1_ListCompaniesRequestInput, _holdfast_company_v1_ListCompaniesReplyInput, _holdfast_company_v1_ListCompaniesRequest, _holdfast_company_v1_ListCompaniesReply>
  ObjectToOwnerRecovery: MethodDefinition<_holdfast_company_v1_ObjectToOwnerRecoveryRequestInput, _holdfast_company_v1_ObjectToOwnerRecoveryReplyInput, _holdfast_company_v1_ObjectToOwnerRecoveryRequest, _holdfast_company_v1_ObjectToOwnerRecoveryReply>
  TransferOwnership: MethodDefinition<_holdfast_company_v1_TransferOwnershipRequestInput, _holdfast_company_v1_CompanyInput, _holdfast_company_v1_TransferOwnershipRequest, _holdfast_company_v1_Company>
  UpdateCompany: MethodDefinition<_holdfast_company_v1_UpdateCompanyRequestInput, _holdfast_company_v1_CompanyInput, _holdfast_company_v1_UpdateCompanyRequest, _holdfast_company_v1_Company>
  WithdrawClosing: MethodDefinition<_holdfast_company_v1_WithdrawClosingRequestInput, _holdfast_company_v1_WithdrawClosingReplyInput, _holdfast_company_v1_WithdrawClosingRequest, _holdfast_company_v1_WithdrawClosingReply>
}
