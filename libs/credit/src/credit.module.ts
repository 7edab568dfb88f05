import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ApplicationController, PipelineController } from './application/application.controller.js';
import { application } from './application/application.decider.js';
import { ProductController } from './product/product.controller.js';
import { product } from './product/product.decider.js';
import { pipeline } from './views/pipeline.view.js';
import { products } from './views/products.view.js';

/** What a client asks for, and what the bank decides. */
@Module(
  boundedContext({
    deciders: [application, product],
    views: [pipeline, products],
    controllers: [ApplicationController, PipelineController, ProductController],
  }),
)
export class CreditModule {}
