import { Code, ConnectError, createClient, type Client, type Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';
import { AccessService } from '../generated/ipt/v1/access_service_pb';
import { AuditService } from '../generated/ipt/v1/audit_service_pb';
import { BreakGlassService } from '../generated/ipt/v1/break_glass_service_pb';
import { CatalogService } from '../generated/ipt/v1/catalog_service_pb';
import { CourseService } from '../generated/ipt/v1/course_service_pb';
import { ExportService } from '../generated/ipt/v1/export_service_pb';
import { ProjectionService } from '../generated/ipt/v1/projection_service_pb';
import { ProofService } from '../generated/ipt/v1/proof_service_pb';

/** The services that the dashboard reads. */
export interface Clients {
  courses: Client<typeof CourseService>;
  catalog: Client<typeof CatalogService>;
  audit: Client<typeof AuditService>;
  projections: Client<typeof ProjectionService>;
  proofs: Client<typeof ProofService>;
  access: Client<typeof AccessService>;
  emergencies: Client<typeof BreakGlassService>;
  exports: Client<typeof ExportService>;
}

/** As whom calls are made. */
export interface CallerOptions {
  token: string;
  role: string | null;
  purpose: string | null;
  /** Called when the server does not take the token any more. */
  onTokenRefused: () => void;
}

/** Clients of the process that served this page, over the Connect protocol. */
export function createClients(options: CallerOptions): Clients {
  const transport = createConnectTransport({ baseUrl: globalThis.location.origin, interceptors: [asCaller(options)] });
  return {
    courses: createClient(CourseService, transport),
    catalog: createClient(CatalogService, transport),
    audit: createClient(AuditService, transport),
    projections: createClient(ProjectionService, transport),
    proofs: createClient(ProofService, transport),
    access: createClient(AccessService, transport),
    emergencies: createClient(BreakGlassService, transport),
    exports: createClient(ExportService, transport),
  };
}

function asCaller({ token, role, purpose, onTokenRefused }: CallerOptions): Interceptor {
  return (next) => async (request) => {
    request.header.set('authorization', `Bearer ${token}`);
    if (role !== null) {
      request.header.set('acting-role', role);
    }
    if (purpose !== null) {
      request.header.set('purpose-of-use', purpose);
    }
    try {
      return await next(request);
    } catch (error) {
      if (ConnectError.from(error).code === Code.Unauthenticated) {
        onTokenRefused();
      }
      throw error;
    }
  };
}
