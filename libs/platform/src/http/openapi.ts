import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the API reference, locally. */
export function describeApi(app: NestFastifyApplication): void {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder().setTitle('Rapport').build(),
  );
  SwaggerModule.setup('reference', app, document, { jsonDocumentUrl: 'openapi.json' });
}
