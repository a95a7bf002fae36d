import { isGrpcServiceError } from '@temporalio/client';

/** The gRPC status codes that we treat each in its own way (https://grpc.io/docs/guides/status-codes/). */
export const GRPC = {
  invalidArgument: 3,
  notFound: 5,
  permissionDenied: 7,
  unimplemented: 12,
  unauthenticated: 16,
};

/** True where the server refused a call with one of these status codes. */
export function isRefusal(error: unknown, ...codes: readonly number[]): boolean {
  return isGrpcServiceError(error) && codes.includes(error.code);
}

/** The server's own words where it refused, else the error's; the deepest cause that says something. */
export function describeRefusal(error: unknown): string {
  if (isGrpcServiceError(error)) return error.details;
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : describeRefusal(error.cause);
}
