/** What every public function takes. Written by engine/build/signatures.ts from the declarations. */
export const signatures = `
torch.detach x:tensor
torch.arange end:number options?:number|{dtype,requiresGrad,device} options?:number|{dtype,requiresGrad,device} options?:{dtype,requiresGrad,device}
torch.asTensor data:any options?:{dtype,requiresGrad,device,shape}
torch.asarray data:any options?:{dtype,requiresGrad,device,shape}
torch.empty ...args?:number|number[]|{dtype,requiresGrad,device}
torch.emptyLike x:tensor options?:{dtype,requiresGrad,device}
torch.eye n:number m?:number|{dtype,requiresGrad,device} options?:{dtype,requiresGrad,device}
torch.full sizes:number[] value:boolean|number options?:{dtype,requiresGrad,device}
torch.fullLike x:tensor value:boolean|number options?:{dtype,requiresGrad,device}
torch.linspace start:number end:number steps:number options?:{dtype,requiresGrad,device}
torch.logspace start:number end:number steps:number options?:{dtype,requiresGrad,device,base}
torch.ones ...args?:number|number[]|{dtype,requiresGrad,device}
torch.onesLike x:tensor options?:{dtype,requiresGrad,device}
torch.tensor data:any options?:{dtype,requiresGrad,device,shape}
torch.zeros ...args?:number|number[]|{dtype,requiresGrad,device}
torch.zerosLike x:tensor options?:{dtype,requiresGrad,device}
torch.bernoulli x:tensor draw?:{generator}
torch.multinomial weights:tensor n:number options?:{generator,replacement}
torch.pinverse a:tensor options?:{atol,rtol,hermitian}
torch.qr a:tensor options?:{mode}
torch.svd a:tensor
torch.indexPut x:tensor indices:array values:number|tensor options?:{accumulate}
torch.cholesky a:tensor options?:{upper}
torch.choleskyInverse l:tensor options?:{upper}
torch.choleskySolve b:tensor l:tensor options?:{upper}
torch.cross a:tensor b:tensor dim?:null|number|{dim}
torch.det a:tensor
torch.inverse a:tensor
torch.logdet a:tensor
torch.matrixPower a:tensor n:number
torch.slogdet a:tensor
torch.cdist a:tensor b:tensor options?:{p,computeMode}
torch.dist a:tensor b:tensor p?:number|{p}
torch.norm x:tensor p?:number|string|{dim,keepdim,dtype,p} dim?:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.renorm x:tensor p:number dim:number maxnorm:number
torch.nativeBatchNorm x:tensor weight:null|tensor bias:null|tensor runningMean:null|tensor runningVar:null|tensor training:boolean momentum:number eps:number
torch.nativeLayerNorm x:tensor normalizedShape:number[] weight:null|tensor bias:null|tensor eps:number
torch.constantPadNd x:tensor padding:number[] value?:boolean|number
torch.polygamma n:number x:tensor
torch.asStrided x:tensor sizes:number[] strides:number[] storageOffset?:number|{storageOffset}
torch.device name:string
torch.finfo dtype?:dtype|string
torch.iinfo dtype?:dtype|string
torch.isFloatingPoint x:tensor
torch.detectAnomaly body:function
torch.enableGrad body:function
torch.isGradEnabled
torch.noGrad body:function
torch.setGradEnabled enabled:boolean
torch.load source:URL|bytes|string options?:{weightsOnly,mapLocation}
torch.save value:any name?:string
torch.setPrintoptions changes:{precision,threshold,edgeItems,lineWidth,sciMode}
torch.getNumThreads
torch.memoryStats
torch.setNumThreads n:number
torch.isTensor x:any
torch.numel x:tensor
torch.resultType a:boolean|number|tensor b:boolean|number|tensor
torch.promoteTypes a:dtype b:dtype
torch.clamp x:tensor min?:null|number|tensor|{min,max} max?:null|number|tensor
torch.clip x:tensor min?:null|number|tensor|{min,max} max?:null|number|tensor
torch.clampMin x:tensor min:number|tensor
torch.clampMax x:tensor max:number|tensor
torch.softmax x:tensor dim:number|{dim,dtype}
torch.logSoftmax x:tensor dim:number|{dim,dtype}
torch.add a:boolean|number|tensor b:boolean|number|tensor options?:{alpha}
torch.sub a:boolean|number|tensor b:boolean|number|tensor options?:{alpha}
torch.div a:boolean|number|tensor b:boolean|number|tensor options?:{roundingMode}
torch.round x:tensor options?:{decimals}
torch.addcmul input:tensor a:tensor b:tensor options?:{value}
torch.addcdiv input:tensor a:tensor b:tensor options?:{value}
torch.lerp start:tensor end:tensor weight:boolean|number|tensor
torch.rsub a:tensor b:boolean|number|tensor options?:{alpha}
torch.positive x:tensor
torch.nanToNum x:tensor options?:{nan,posinf,neginf}
torch.subtract a:boolean|number|tensor b:boolean|number|tensor options?:{alpha}
torch.mul a:boolean|number|tensor b:boolean|number|tensor
torch.multiply a:boolean|number|tensor b:boolean|number|tensor
torch.divide a:boolean|number|tensor b:boolean|number|tensor options?:{roundingMode}
torch.trueDivide a:boolean|number|tensor b:boolean|number|tensor options?:{roundingMode}
torch.floorDivide a:boolean|number|tensor b:boolean|number|tensor
torch.remainder a:boolean|number|tensor b:boolean|number|tensor
torch.fmod a:boolean|number|tensor b:boolean|number|tensor
torch.pow a:boolean|number|tensor b:boolean|number|tensor
torch.maximum a:boolean|number|tensor b:boolean|number|tensor
torch.minimum a:boolean|number|tensor b:boolean|number|tensor
torch.fmax a:boolean|number|tensor b:boolean|number|tensor
torch.fmin a:boolean|number|tensor b:boolean|number|tensor
torch.atan2 a:boolean|number|tensor b:boolean|number|tensor
torch.hypot a:boolean|number|tensor b:boolean|number|tensor
torch.neg x:tensor
torch.negative x:tensor
torch.abs x:tensor
torch.absolute x:tensor
torch.sign x:tensor
torch.sgn x:tensor
torch.square x:tensor
torch.sqrt x:tensor
torch.rsqrt x:tensor
torch.reciprocal x:tensor
torch.floor x:tensor
torch.ceil x:tensor
torch.trunc x:tensor
torch.fix x:tensor
torch.frac x:tensor
torch.floatPower a:boolean|number|tensor b:boolean|number|tensor
torch.ldexp a:boolean|number|tensor b:boolean|number|tensor
torch.bitwiseNot x:tensor
torch.bitwiseAnd a:boolean|number|tensor b:boolean|number|tensor
torch.bitwiseOr a:boolean|number|tensor b:boolean|number|tensor
torch.bitwiseXor a:boolean|number|tensor b:boolean|number|tensor
torch.bitwiseLeftShift a:boolean|number|tensor b:boolean|number|tensor
torch.bitwiseRightShift a:boolean|number|tensor b:boolean|number|tensor
torch.broadcastShapes ...shapes?:number[]
torch.broadcastTensors ...tensors?:tensor|tensor[]
torch.meshgrid ...args?:tensor|tensor[]|{indexing}
torch.cartesianProd ...vectors?:tensor|tensor[]
torch.combinations x:tensor options?:{r,withReplacement}
torch.atleast1d x:tensor|tensor[]
torch.atleast2d x:tensor|tensor[]
torch.atleast3d x:tensor|tensor[]
torch.trilIndices rows:number columns:number options?:{dtype,requiresGrad,device,offset}
torch.triuIndices rows:number columns:number options?:{dtype,requiresGrad,device,offset}
torch.where condition:tensor a:boolean|number|tensor b:boolean|number|tensor
torch.signbit x:tensor
torch.isclose a:tensor b:tensor options?:{rtol,atol,equalNan}
torch.equal a:tensor b:tensor
torch.eq a:tensor b:boolean|number|tensor
torch.ne a:tensor b:boolean|number|tensor
torch.lt a:tensor b:boolean|number|tensor
torch.le a:tensor b:boolean|number|tensor
torch.gt a:tensor b:boolean|number|tensor
torch.ge a:tensor b:boolean|number|tensor
torch.equalTo a:tensor b:boolean|number|tensor
torch.notEqual a:tensor b:boolean|number|tensor
torch.less a:tensor b:boolean|number|tensor
torch.lessEqual a:tensor b:boolean|number|tensor
torch.greater a:tensor b:boolean|number|tensor
torch.greaterEqual a:tensor b:boolean|number|tensor
torch.logicalAnd a:tensor b:tensor
torch.logicalOr a:tensor b:tensor
torch.logicalXor a:tensor b:tensor
torch.logicalNot x:tensor
torch.isnan x:tensor
torch.isinf x:tensor
torch.isfinite x:tensor
torch.isposinf x:tensor
torch.isneginf x:tensor
torch.isreal x:tensor
torch.allclose a:tensor b:tensor options?:{rtol,atol,equalNan}
torch.diagonal x:tensor options?:{offset,dim1,dim2}
torch.diagEmbed x:tensor options?:{offset,dim1,dim2}
torch.diag x:tensor offset?:number|{diagonal}
torch.diagonalScatter x:tensor src:tensor options?:{offset,dim1,dim2}
torch.trace x:tensor
torch.vander x:tensor options?:{N}
torch.diagflat x:tensor offset?:number|{offset}
torch.tril x:tensor offset?:number|{diagonal}
torch.triu x:tensor offset?:number|{diagonal}
torch.einsum equation:string ...args?:tensor|tensor[]
torch.tensordot a:tensor b:tensor dims?:array|number|{dims}
torch.kron a:tensor b:tensor
torch.chainMatmul ...matrices?:tensor|tensor[]
torch.gather x:tensor dim:number index:tensor
torch.scatter x:tensor dim:number index:tensor src:number|tensor options?:{reduce}
torch.indexSelect x:tensor dim:number index:tensor
torch.maskedFill x:tensor mask:tensor value:boolean|number|tensor
torch.indexAdd x:tensor dim:number index:tensor source:tensor options?:{alpha}
torch.scatterAdd x:tensor dim:number index:tensor src:number|tensor
torch.cat tensors:tensor[] dim?:number|{dim}
torch.stack tensors:tensor[] dim?:number|{dim}
torch.hstack tensors:tensor[]
torch.blockDiag ...tensors?:tensor|tensor[]
torch.concat tensors:tensor[] dim?:number|{dim}
torch.concatenate tensors:tensor[] dim?:number|{dim}
torch.vstack tensors:tensor[]
torch.rowStack tensors:tensor[]
torch.dstack tensors:tensor[]
torch.columnStack tensors:tensor[]
torch.mm a:tensor b:tensor
torch.bmm a:tensor b:tensor
torch.dot a:tensor b:tensor
torch.mv a:tensor v:tensor
torch.outer a:tensor b:tensor
torch.matmul a:tensor b:tensor
torch.addmm input:tensor a:tensor b:tensor options?:{beta,alpha}
torch.addmv input:tensor a:tensor v:tensor scales?:{beta,alpha}
torch.baddbmm input:tensor a:tensor b:tensor scales?:{beta,alpha}
torch.addbmm input:tensor a:tensor b:tensor scales?:{beta,alpha}
torch.inner a:tensor b:tensor
torch.inner1d a:tensor b:tensor
torch.vdot a:tensor b:tensor
torch.ger a:tensor b:tensor
torch.addr input:tensor a:tensor b:tensor scales?:{beta,alpha}
torch.randint high:number sizes:number|number[] options?:number[]|{dtype,requiresGrad,device,generator} options?:{dtype,requiresGrad,device,generator}
torch.randperm n:number options?:{dtype,requiresGrad,device,generator}
torch.normal mean:number|tensor std?:number|tensor sizes?:number[] options?:{dtype,requiresGrad,device,generator}
torch.Generator#manualSeed seed:number
torch.Generator#integers n:number low:number high:number
torch.Generator#setState options:object
torch.Generator#undisturbed body:function
torch.manualSeed seed:number
torch.initialSeed
torch.seed
torch.getRngState
torch.setRngState state:object
torch.rand ...args?:number|number[]|{dtype,requiresGrad,device,generator}
torch.randn ...args?:number|number[]|{dtype,requiresGrad,device,generator}
torch.randLike x:tensor options?:{dtype,requiresGrad,device,generator}
torch.randnLike x:tensor options?:{dtype,requiresGrad,device,generator}
torch.sum x:tensor dim?:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.mean x:tensor dim?:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.prod x:tensor dim?:number|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.amax x:tensor dim?:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.amin x:tensor dim?:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.aminmax x:tensor options?:{dim,keepdim,dtype}
torch.countNonzero x:tensor dim?:null|number|number[]|{dim}
torch.std x:tensor dim?:null|number|number[]|{correction,unbiased,dim,keepdim,dtype} options?:{correction,unbiased,dim,keepdim,dtype}
torch.logsumexp x:tensor dim:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.nansum x:tensor dim?:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.nanmean x:tensor dim?:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.argmax x:tensor dim?:null|number|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.argmin x:tensor dim?:null|number|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.max x:tensor other?:number|tensor|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.min x:tensor other?:number|tensor|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.any x:tensor dim?:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.all x:tensor dim?:null|number|number[]|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
torch.var x:tensor dim?:null|number|number[]|{correction,unbiased,dim,keepdim,dtype} options?:{correction,unbiased,dim,keepdim,dtype}
torch.varMean x:tensor dim?:null|number|number[]|{correction,unbiased,dim,keepdim,dtype} options?:{correction,unbiased,dim,keepdim,dtype}
torch.stdMean x:tensor dim?:null|number|number[]|{correction,unbiased,dim,keepdim,dtype} options?:{correction,unbiased,dim,keepdim,dtype}
torch.repeat x:tensor ...times?:number|number[]
torch.tile x:tensor ...times?:number|number[]
torch.repeatInterleave x:tensor repeats?:number|number[]|tensor|{dim} options?:number|{dim}
torch.flip x:tensor ...dims?:number|number[]
torch.fliplr x:tensor
torch.flipud x:tensor
torch.roll x:tensor shifts:number|number[] dims?:number|number[]|{dims}
torch.rot90 x:tensor k?:number|{k,dims} dims?:number[]
torch.cumsum input:tensor dim:number|{dim,dtype} options?:{dim,dtype}
torch.cumprod input:tensor dim:number|{dim,dtype} options?:{dim,dtype}
torch.logcumsumexp input:tensor dim:number
torch.diff x:tensor options?:{n,dim,prepend,append}
torch.trapezoid y:tensor x?:tensor|{dx,dim} options?:{dx,dim}
torch.cumulativeTrapezoid y:tensor x?:tensor|{dx,dim} options?:{dx,dim}
torch.cummax input:tensor dim:number
torch.cummin input:tensor dim:number
torch.trapz y:tensor x?:tensor|{dx,dim} options?:{dx,dim}
torch.maskedSelect x:tensor mask:tensor
torch.maskedScatter x:tensor mask:tensor source:tensor
torch.nonzero x:tensor options?:object|{asTuple}
torch.take x:tensor index:tensor
torch.put x:tensor index:tensor source:tensor options?:boolean|{accumulate}
torch.takeAlongDim x:tensor indices:tensor dim?:null|number|{dim}
torch.indexCopy x:tensor dim:number index:tensor source:tensor
torch.indexFill x:tensor dim:number index:tensor value:boolean|number|tensor
torch.selectScatter x:tensor src:tensor dim:number index:number
torch.sliceScatter x:tensor src:tensor dim?:number start?:null|number end?:null|number step?:number
torch.scatterReduce x:tensor dim:number index:tensor src:tensor reduce:string options?:{includeSelf}
torch.indexReduce x:tensor dim:number index:tensor source:tensor reduce:string options?:{includeSelf}
torch.argwhere x:tensor
torch.fill x:tensor value:boolean|number|tensor
torch.view x:tensor ...sizes?:number|number[]
torch.reshape x:tensor ...sizes?:number|number[]
torch.flatten x:tensor startDim?:number endDim?:number
torch.unflatten x:tensor dim:number sizes:number[]
torch.contiguous x:tensor
torch.clone x:tensor
torch.permute x:tensor ...dims?:number|number[]
torch.t x:tensor
torch.movedim x:tensor source:number|number[] destination:number|number[]
torch.squeeze x:tensor dim?:number|number[]
torch.unsqueeze x:tensor dim:number
torch.expand x:tensor ...sizes?:number|number[]
torch.sumToSize x:tensor ...sizes?:number|number[]
torch.broadcastTo x:tensor sizes:number[]
torch.select x:tensor dim:number index:number
torch.sliceDim x:tensor dim:number start:null|number end:null|number step?:number
torch.narrow x:tensor dim:number first:number|tensor length:number
torch.viewAs x:tensor other:tensor
torch.reshapeAs x:tensor other:tensor
torch.ravel x:tensor
torch.transpose x:tensor dim0:number dim1:number
torch.swapaxes x:tensor dim0:number dim1:number
torch.swapdims x:tensor dim0:number dim1:number
torch.moveaxis x:tensor source:number|number[] destination:number|number[]
torch.expandAs x:tensor other:tensor
torch.narrowCopy x:tensor dim:number start:number length:number
torch.sort x:tensor dim?:number|{dim,descending,stable} options?:{dim,descending,stable}
torch.topk x:tensor k:number dim?:number|{dim,largest,sorted} options?:{largest,sorted}
torch.kthvalue x:tensor k:number dim?:number|{dim,keepdim} options?:{dim,keepdim}
torch.mode x:tensor dim?:number|{dim,keepdim} options?:{dim,keepdim}
torch.argsort x:tensor dim?:number|{dim,descending,stable} options?:{dim,descending,stable}
torch.msort x:tensor
torch.median x:tensor dim?:number|{dim,keepdim} options?:{dim,keepdim}
torch.nanmedian x:tensor dim?:number|{dim,keepdim} options?:{dim,keepdim}
torch.quantile x:tensor q:number|tensor dim?:null|number|{interpolation,dim,keepdim} options?:{interpolation,dim,keepdim}
torch.nanquantile x:tensor q:number|tensor dim?:null|number|{interpolation,dim,keepdim} options?:{interpolation,dim,keepdim}
torch.split x:tensor size:number|number[] dim?:number
torch.chunk x:tensor chunks:number dim?:number
torch.unbind x:tensor dim?:number
torch.tensorSplit x:tensor sections:number|number[]|tensor dim?:number|{dim}
torch.hsplit x:tensor sections:number|number[]
torch.vsplit x:tensor sections:number|number[]
torch.dsplit x:tensor sections:number|number[]
torch.splitWithSizes x:tensor size:number|number[] dim?:number
torch.cov x:tensor options?:{correction,fweights,aweights}
torch.corrcoef x:tensor
torch.logit x:tensor options?:{eps}
torch.sinc x:tensor
torch.heaviside x:tensor values:boolean|number|tensor
torch.exp x:tensor
torch.exp2 x:tensor
torch.expm1 x:tensor
torch.log x:tensor
torch.log2 x:tensor
torch.log10 x:tensor
torch.log1p x:tensor
torch.sin x:tensor
torch.cos x:tensor
torch.tan x:tensor
torch.asin x:tensor
torch.acos x:tensor
torch.atan x:tensor
torch.sinh x:tensor
torch.cosh x:tensor
torch.tanh x:tensor
torch.asinh x:tensor
torch.acosh x:tensor
torch.atanh x:tensor
torch.arcsin x:tensor
torch.arccos x:tensor
torch.arctan x:tensor
torch.arcsinh x:tensor
torch.arccosh x:tensor
torch.arctanh x:tensor
torch.sigmoid x:tensor
torch.expit x:tensor
torch.relu x:tensor
torch.erf x:tensor
torch.erfc x:tensor
torch.erfinv x:tensor
torch.lgamma x:tensor
torch.digamma x:tensor
torch.logaddexp a:boolean|number|tensor b:boolean|number|tensor
torch.logaddexp2 a:tensor b:tensor
torch.xlogy a:boolean|number|tensor b:boolean|number|tensor
torch.copysign a:boolean|number|tensor b:boolean|number|tensor
torch.nextafter a:boolean|number|tensor b:boolean|number|tensor
torch.rad2deg x:tensor
torch.deg2rad x:tensor
torch.unique x:tensor options?:{sorted,returnInverse,returnCounts,dim}
torch.uniqueConsecutive x:tensor options?:{sorted,returnInverse,returnCounts,dim}
torch.isin elements:number|tensor tests:number|tensor options?:{assumeUnique,invert}
torch.bincount x:tensor options?:{weights,minlength}
torch.histc x:tensor options?:{bins,min,max}
torch.searchsorted sorted:tensor values:number|tensor options?:{right,side,outInt32,sorter}
torch.bucketize values:number|tensor boundaries:tensor options?:{right,side,outInt32,sorter}
torch.linalg.norm x:tensor ord?:null|number|string|{dim,keepdim,dtype,ord} options?:{dim,keepdim,dtype}
torch.linalg.cholesky a:tensor options?:{upper}
torch.linalg.choleskyEx a:tensor options?:{upper}
torch.linalg.det a:tensor
torch.linalg.inv a:tensor
torch.linalg.invEx a:tensor
torch.linalg.matrixPower a:tensor n:number
torch.linalg.multiDot tensors:tensor[]
torch.linalg.slogdet a:tensor
torch.linalg.solve a:tensor b:tensor
torch.linalg.solveEx a:tensor b:tensor
torch.linalg.solveTriangular a:tensor b:tensor options:{upper,left,unitriangular}
torch.linalg.tensorinv a:tensor options?:{ind}
torch.linalg.tensorsolve a:tensor b:tensor options?:{dims}
torch.linalg.vecdot a:tensor b:tensor options?:{dim}
torch.linalg.cond a:tensor
torch.linalg.eigh a:tensor options?:{UPLO}
torch.linalg.eigvalsh a:tensor options?:{UPLO}
torch.linalg.matrixRank a:tensor options?:{atol,rtol,hermitian}
torch.linalg.pinv a:tensor options?:{atol,rtol,hermitian}
torch.linalg.qr a:tensor options?:{mode}
torch.linalg.svd a:tensor
torch.linalg.svdvals a:tensor
torch.linalg.matrixNorm x:tensor ord?:number|string|{dim,keepdim,dtype,ord} options?:{dim,keepdim,dtype}
torch.linalg.vectorNorm x:tensor ord?:number|{dim,keepdim,dtype,ord} options?:{dim,keepdim,dtype}
torch.linalg.diagonal x:tensor options?:{offset,dim1,dim2}
torch.linalg.vander x:tensor options?:{N}
torch.linalg.matmul a:tensor b:tensor
torch.linalg.cross a:tensor b:tensor options?:{dim}
torch.testing.assertClose actual:number|tensor expected:number|tensor options?:{rtol,atol,equalNan,checkDtype}
torch.autograd.backward tensors:tensor|tensor[] gradients?:null|null[]|tensor|tensor[] options?:{retainGraph,createGraph}
torch.autograd.grad outputs:tensor|tensor[] inputs:tensor|tensor[] options?:{gradOutputs,allowUnused,retainGraph,createGraph}
torch.autograd.detectAnomaly body:function
torch.autograd.enableGrad body:function
torch.autograd.isGradEnabled
torch.autograd.noGrad body:function
torch.autograd.setGradEnabled enabled:boolean
new torch.autograd.Function
torch.autograd.gradcheck f:function inputs:tensor|tensor[] options?:{eps,tolerance,directions,raiseException}
new nn.Conv1d inChannels:number outChannels:number kernelSize:number|number[] options?:number|number[]|{stride,padding,dilation,groups,bias,paddingMode} padding?:number|number[]
nn.Conv1d x:tensor
new nn.Conv2d inChannels:number outChannels:number kernelSize:number|number[] options?:number|number[]|{stride,padding,dilation,groups,bias,paddingMode} padding?:number|number[]
nn.Conv2d x:tensor
new nn.Conv3d inChannels:number outChannels:number kernelSize:number|number[] options?:number|number[]|{stride,padding,dilation,groups,bias,paddingMode} padding?:number|number[]
nn.Conv3d x:tensor
new nn.ConvTranspose1d inChannels:number outChannels:number kernelSize:number|number[] options?:number|number[]|{padding,outputPadding,stride,dilation,groups,bias} padding?:number|number[]
nn.ConvTranspose1d x:tensor outputSize?:null|number[]
new nn.ConvTranspose2d inChannels:number outChannels:number kernelSize:number|number[] options?:number|number[]|{padding,outputPadding,stride,dilation,groups,bias} padding?:number|number[]
nn.ConvTranspose2d x:tensor outputSize?:null|number[]
new nn.TransformerDecoderLayer dModel:number nhead:number options?:{dimFeedforward,dropout,activation,layerNormEps,batchFirst,normFirst}
nn.TransformerDecoderLayer tgt:tensor memory:tensor masks?:{tgtMask,memoryMask,tgtKeyPaddingMask,memoryKeyPaddingMask}
new nn.TransformerEncoderLayer dModel:number nhead:number options?:{dimFeedforward,dropout,activation,layerNormEps,batchFirst,normFirst}
nn.TransformerEncoderLayer src:tensor masks?:null|tensor|{srcMask,srcKeyPaddingMask}
nn.Module ..._args?:any
nn.Module#namedModules prefix?:string seen?:object
nn.Module#namedParameters options?:{prefix,recurse}
nn.Module#parameters options?:{recurse}
nn.Module#namedBuffers options?:{prefix,recurse}
nn.Module#buffers options?:{recurse}
nn.Module#loadStateDict state:object options?:{strict}
nn.Module#apply fn:function
nn.Module#train mode?:boolean
nn.Module#requiresGrad_ value?:boolean
nn.Module#zeroGrad options?:{setToNone}
nn.Module#to ..._target?:any
nn.Module#registerParameter name:string parameter:null|tensor
nn.Module#registerBuffer name:string tensor:null|tensor options?:{persistent}
nn.Module#registerModule name:string module:module
nn.Module#addModule name:string module:module
nn.Module#getSubmodule path:string
nn.Module#getParameter path:string
nn.Module#registerForwardHook hook:function
nn.Module#registerForwardPreHook hook:function
new nn.Buffer data:tensor options?:{persistent}
new nn.Parameter data:tensor options?:{requiresGrad}
nn.summary net:function|module input?:number[]|object|tensor
new nn.Activation
nn.Activation x:tensor
new nn.ReLU
nn.ReLU x:tensor
new nn.Sigmoid
nn.Sigmoid x:tensor
new nn.Tanh
nn.Tanh x:tensor
new nn.ReLU6
nn.ReLU6 x:tensor
new nn.SELU
nn.SELU x:tensor
new nn.SiLU
nn.SiLU x:tensor
new nn.Mish
nn.Mish x:tensor
new nn.Hardsigmoid
nn.Hardsigmoid x:tensor
new nn.Hardswish
nn.Hardswish x:tensor
new nn.LogSigmoid
nn.LogSigmoid x:tensor
new nn.Softsign
nn.Softsign x:tensor
new nn.Tanhshrink
nn.Tanhshrink x:tensor
new nn.LeakyReLU value?:number|{negativeSlope}
nn.LeakyReLU x:tensor
new nn.ELU value?:number|{alpha}
nn.ELU x:tensor
new nn.CELU value?:number|{alpha}
nn.CELU x:tensor
new nn.Hardshrink value?:number|{lambd}
nn.Hardshrink x:tensor
new nn.Softshrink value?:number|{lambd}
nn.Softshrink x:tensor
new nn.GELU options?:{approximate}
nn.GELU x:tensor
new nn.Hardtanh minVal?:number|{minVal,maxVal} maxVal?:number
nn.Hardtanh x:tensor
new nn.Softplus beta?:number|{beta,threshold} threshold?:number
nn.Softplus x:tensor
new nn.Threshold threshold:number value:number
nn.Threshold x:tensor
new nn.PReLU numParameters?:number|{numParameters,init} options?:{init}
nn.PReLU x:tensor
new nn.RReLU options?:{lower,upper}
nn.RReLU x:tensor
new nn.Softmax dim?:number|{dim}
nn.Softmax x:tensor
new nn.LogSoftmax dim?:number|{dim}
nn.LogSoftmax x:tensor
new nn.Softmin dim?:number|{dim}
nn.Softmin x:tensor
new nn.GLU dim?:number|{dim}
nn.GLU x:tensor
new nn.Softmax2d
nn.Softmax2d x:tensor
new nn.MultiheadAttention embedDim:number numHeads:number options?:{dropout,bias,addBiasKv,addZeroAttn,kdim,vdim,batchFirst}
nn.MultiheadAttention query:tensor key:tensor value:tensor options?:{keyPaddingMask,needWeights,attnMask,averageAttnWeights}
new nn.Sequential ...layers?:any
nn.Sequential x:tensor
nn.Sequential#at index:any
nn.Sequential#slice start?:number end?:number
nn.Sequential#append layer:module
nn.Sequential#extend layers:iterable
new nn.ModuleList items?:iterable
nn.ModuleList ..._args?:any
new nn.ParameterList items?:iterable
nn.ParameterList ..._args?:any
new nn.ModuleDict items?:iterable|object
nn.ModuleDict ..._args?:any
new nn.ParameterDict items?:iterable|object
nn.ParameterDict ..._args?:any
new nn.CosineSimilarity options?:{dim,eps}
nn.CosineSimilarity a:tensor b:tensor
new nn.PairwiseDistance p?:number|{p,eps,keepdim} options?:{eps,keepdim}
nn.PairwiseDistance a:tensor b:tensor
new nn.Bilinear in1Features:number in2Features:number outFeatures:number options?:{bias}
nn.Bilinear a:tensor b:tensor
new nn.Dropout p?:number|{p}
nn.Dropout x:tensor
new nn.Dropout1d p?:number|{p}
nn.Dropout1d x:tensor
new nn.Dropout2d p?:number|{p}
nn.Dropout2d x:tensor
new nn.Dropout3d p?:number|{p}
nn.Dropout3d x:tensor
new nn.AlphaDropout p?:number|{p}
nn.AlphaDropout x:tensor
new nn.FeatureAlphaDropout p?:number|{p}
nn.FeatureAlphaDropout x:tensor
new nn.Embedding numEmbeddings:number embeddingDim:number options?:{paddingIdx,maxNorm,normType,scaleGradByFreq,sparse,_weight}
nn.Embedding x:tensor
new nn.EmbeddingBag numEmbeddings:number embeddingDim:number options?:{offsets,mode,perSampleWeights,includeLastOffset,paddingIdx,maxNorm,normType,scaleGradByFreq,sparse,_weight}
nn.EmbeddingBag x:tensor offsets?:null|tensor|{offsets,perSampleWeights} perSampleWeights?:null|tensor|{perSampleWeights}
new nn.LazyLinear outFeatures:number options?:{bias}
nn.LazyLinear x:tensor
new nn.LazyConv1d outChannels:number kernelSize:number|number[] options?:number|number[]|{stride,padding,dilation,groups,bias,paddingMode} padding?:number|number[]
nn.LazyConv1d x:tensor
new nn.LazyConv2d outChannels:number kernelSize:number|number[] options?:number|number[]|{stride,padding,dilation,groups,bias,paddingMode} padding?:number|number[]
nn.LazyConv2d x:tensor
new nn.LazyConvTranspose1d outChannels:number kernelSize:number|number[] options?:number|number[]|{padding,outputPadding,stride,dilation,groups,bias} padding?:number|number[]
nn.LazyConvTranspose1d x:tensor outputSize?:null|number[]
new nn.LazyConvTranspose2d outChannels:number kernelSize:number|number[] options?:number|number[]|{padding,outputPadding,stride,dilation,groups,bias} padding?:number|number[]
nn.LazyConvTranspose2d x:tensor outputSize?:null|number[]
new nn.LazyBatchNorm1d options?:{eps,momentum,affine,trackRunningStats}
nn.LazyBatchNorm1d x:tensor
new nn.LazyBatchNorm2d options?:{eps,momentum,affine,trackRunningStats}
nn.LazyBatchNorm2d x:tensor
new nn.LazyBatchNorm3d options?:{eps,momentum,affine,trackRunningStats}
nn.LazyBatchNorm3d x:tensor
new nn.Linear inFeatures:number outFeatures:number options?:{bias}
nn.Linear x:tensor
new nn.Identity
nn.Identity x:tensor
new nn.Flatten startDim?:number|{startDim,endDim} endDim?:number
nn.Flatten x:tensor
new nn.Unflatten dim:number unflattenedSize:number[]
nn.Unflatten x:tensor
new nn.Loss
nn.Loss input:tensor target:tensor
new nn.TripleLoss
nn.TripleLoss first:tensor second:tensor third:tensor
new nn.MSELoss options?:{reduction}
nn.MSELoss input:tensor target:tensor
new nn.L1Loss options?:{reduction}
nn.L1Loss input:tensor target:tensor
new nn.CrossEntropyLoss options?:{labelSmoothing,weight,ignoreIndex,reduction}
nn.CrossEntropyLoss input:tensor target:tensor
new nn.NLLLoss options?:{weight,ignoreIndex,reduction}
nn.NLLLoss input:tensor target:tensor
new nn.BCELoss options?:{weight,reduction}
nn.BCELoss input:tensor target:tensor
new nn.BCEWithLogitsLoss options?:{posWeight,weight,reduction}
nn.BCEWithLogitsLoss input:tensor target:tensor
new nn.HuberLoss options?:{reduction,delta}
nn.HuberLoss input:tensor target:tensor
new nn.SmoothL1Loss options?:{reduction,beta}
nn.SmoothL1Loss input:tensor target:tensor
new nn.KLDivLoss options?:{reduction,logTarget}
nn.KLDivLoss input:tensor target:tensor
new nn.PoissonNLLLoss options?:{logInput,full,eps,reduction}
nn.PoissonNLLLoss input:tensor target:tensor
new nn.GaussianNLLLoss options?:{full,eps,reduction}
nn.GaussianNLLLoss first:tensor second:tensor third:tensor
new nn.SoftMarginLoss options?:{reduction}
nn.SoftMarginLoss input:tensor target:tensor
new nn.HingeEmbeddingLoss options?:{reduction,margin}
nn.HingeEmbeddingLoss input:tensor target:tensor
new nn.MarginRankingLoss options?:{reduction,margin}
nn.MarginRankingLoss first:tensor second:tensor third:tensor
new nn.CosineEmbeddingLoss options?:{reduction,margin}
nn.CosineEmbeddingLoss first:tensor second:tensor third:tensor
new nn.TripletMarginLoss options?:{margin,p,eps,swap,reduction}
nn.TripletMarginLoss first:tensor second:tensor third:tensor
new nn.TripletMarginWithDistanceLoss options?:{distanceFunction,margin,swap,reduction}
nn.TripletMarginWithDistanceLoss first:tensor second:tensor third:tensor
new nn.MultiMarginLoss options?:{p,margin,weight,reduction}
nn.MultiMarginLoss input:tensor target:tensor
new nn.MultiLabelMarginLoss options?:{reduction}
nn.MultiLabelMarginLoss input:tensor target:tensor
new nn.MultiLabelSoftMarginLoss options?:{weight,reduction}
nn.MultiLabelSoftMarginLoss input:tensor target:tensor
new nn.BatchNorm1d numFeatures:number options?:{eps,momentum,affine,trackRunningStats}
nn.BatchNorm1d x:tensor
new nn.BatchNorm2d numFeatures:number options?:{eps,momentum,affine,trackRunningStats}
nn.BatchNorm2d x:tensor
new nn.BatchNorm3d numFeatures:number options?:{eps,momentum,affine,trackRunningStats}
nn.BatchNorm3d x:tensor
new nn.InstanceNorm1d numFeatures:number options?:{eps,momentum,affine,trackRunningStats}
nn.InstanceNorm1d x:tensor
new nn.InstanceNorm2d numFeatures:number options?:{eps,momentum,affine,trackRunningStats}
nn.InstanceNorm2d x:tensor
new nn.InstanceNorm3d numFeatures:number options?:{eps,momentum,affine,trackRunningStats}
nn.InstanceNorm3d x:tensor
new nn.LayerNorm normalizedShape:number|number[] options?:{eps,elementwiseAffine,bias}
nn.LayerNorm x:tensor
new nn.GroupNorm numGroups:number numChannels:number options?:{eps,affine}
nn.GroupNorm x:tensor
new nn.LocalResponseNorm size:number options?:{alpha,beta,k}
nn.LocalResponseNorm x:tensor
new nn.ConstantPad1d padding:number|number[] value:number
nn.ConstantPad1d x:tensor
new nn.ConstantPad2d padding:number|number[] value:number
nn.ConstantPad2d x:tensor
new nn.ConstantPad3d padding:number|number[] value:number
nn.ConstantPad3d x:tensor
new nn.ZeroPad1d padding:number|number[]
nn.ZeroPad1d x:tensor
new nn.ZeroPad2d padding:number|number[]
nn.ZeroPad2d x:tensor
new nn.ZeroPad3d padding:number|number[]
nn.ZeroPad3d x:tensor
new nn.ReflectionPad1d padding:number|number[]
nn.ReflectionPad1d x:tensor
new nn.ReflectionPad2d padding:number|number[]
nn.ReflectionPad2d x:tensor
new nn.ReflectionPad3d padding:number|number[]
nn.ReflectionPad3d x:tensor
new nn.ReplicationPad1d padding:number|number[]
nn.ReplicationPad1d x:tensor
new nn.ReplicationPad2d padding:number|number[]
nn.ReplicationPad2d x:tensor
new nn.ReplicationPad3d padding:number|number[]
nn.ReplicationPad3d x:tensor
new nn.CircularPad1d padding:number|number[]
nn.CircularPad1d x:tensor
new nn.CircularPad2d padding:number|number[]
nn.CircularPad2d x:tensor
new nn.MaxPool1d kernelSize:number|number[] options?:null|number|number[]|{stride,padding,dilation,ceilMode,returnIndices} padding?:number|number[]
nn.MaxPool1d x:tensor
new nn.MaxPool2d kernelSize:number|number[] options?:null|number|number[]|{stride,padding,dilation,ceilMode,returnIndices} padding?:number|number[]
nn.MaxPool2d x:tensor
new nn.MaxPool3d kernelSize:number|number[] options?:null|number|number[]|{stride,padding,dilation,ceilMode,returnIndices} padding?:number|number[]
nn.MaxPool3d x:tensor
new nn.AvgPool1d kernelSize:number|number[] options?:null|number|number[]|{stride,padding,ceilMode,countIncludePad,divisorOverride} padding?:number|number[]
nn.AvgPool1d x:tensor
new nn.AvgPool2d kernelSize:number|number[] options?:null|number|number[]|{stride,padding,ceilMode,countIncludePad,divisorOverride} padding?:number|number[]
nn.AvgPool2d x:tensor
new nn.AvgPool3d kernelSize:number|number[] options?:null|number|number[]|{stride,padding,ceilMode,countIncludePad,divisorOverride} padding?:number|number[]
nn.AvgPool3d x:tensor
new nn.AdaptiveAvgPool1d outputSize:null|null[]|number|number[]
nn.AdaptiveAvgPool1d x:tensor
new nn.AdaptiveAvgPool2d outputSize:null|null[]|number|number[]
nn.AdaptiveAvgPool2d x:tensor
new nn.AdaptiveAvgPool3d outputSize:null|null[]|number|number[]
nn.AdaptiveAvgPool3d x:tensor
new nn.AdaptiveMaxPool1d outputSize:null|null[]|number|number[] options?:{returnIndices}
nn.AdaptiveMaxPool1d x:tensor
new nn.AdaptiveMaxPool2d outputSize:null|null[]|number|number[] options?:{returnIndices}
nn.AdaptiveMaxPool2d x:tensor
new nn.AdaptiveMaxPool3d outputSize:null|null[]|number|number[] options?:{returnIndices}
nn.AdaptiveMaxPool3d x:tensor
new nn.LPPool1d normType:number kernelSize:number|number[] options?:{stride,padding,ceilMode,countIncludePad,divisorOverride}
nn.LPPool1d x:tensor
new nn.LPPool2d normType:number kernelSize:number|number[] options?:{stride,padding,ceilMode,countIncludePad,divisorOverride}
nn.LPPool2d x:tensor
new nn.MaxUnpool1d kernelSize:number|number[] options?:null|number|number[]|{stride,padding,outputSize} padding?:number|number[]
nn.MaxUnpool1d x:tensor indices:tensor outputSize?:null|number[]
new nn.MaxUnpool2d kernelSize:number|number[] options?:null|number|number[]|{stride,padding,outputSize} padding?:number|number[]
nn.MaxUnpool2d x:tensor indices:tensor outputSize?:null|number[]
new nn.RNN inputSize:number hiddenSize:number options?:number|{nonlinearity,numLayers,bias,batchFirst,dropout,bidirectional}
nn.RNN x:tensor state?:null|tensor
new nn.GRU inputSize:number hiddenSize:number options?:number|{numLayers,bias,batchFirst,dropout,bidirectional}
nn.GRU x:tensor state?:null|tensor
new nn.LSTM inputSize:number hiddenSize:number options?:number|{projSize,numLayers,bias,batchFirst,dropout,bidirectional}
nn.LSTM x:tensor state?:null|tensor[]
new nn.RNNCell inputSize:number hiddenSize:number options?:{bias,nonlinearity}
nn.RNNCell x:tensor h?:null|tensor
new nn.GRUCell inputSize:number hiddenSize:number options?:{bias}
nn.GRUCell x:tensor h?:null|tensor
new nn.LSTMCell inputSize:number hiddenSize:number options?:{bias}
nn.LSTMCell x:tensor state?:null|tensor[]
new nn.TransformerEncoder layer:function|function[] numLayers:number options?:{norm}
nn.TransformerEncoder src:tensor masks?:null|tensor|{srcMask,srcKeyPaddingMask,mask}
new nn.TransformerDecoder layer:function|function[] numLayers:number options?:{norm}
nn.TransformerDecoder tgt:tensor memory:tensor masks?:{tgtMask,memoryMask,tgtKeyPaddingMask,memoryKeyPaddingMask}
new nn.Transformer options?:{dModel,nhead,numEncoderLayers,numDecoderLayers,dimFeedforward,dropout,activation,layerNormEps,batchFirst,normFirst}
nn.Transformer src:tensor tgt:tensor masks?:{srcMask,srcKeyPaddingMask,tgtMask,memoryMask,tgtKeyPaddingMask,memoryKeyPaddingMask}
new nn.Upsample options?:{size,scaleFactor,mode,alignCorners,recomputeScaleFactor,antialias}
nn.Upsample x:tensor
new nn.UpsamplingNearest2d options?:{size,scaleFactor,mode,alignCorners,recomputeScaleFactor,antialias}
nn.UpsamplingNearest2d x:tensor
new nn.UpsamplingBilinear2d options?:{size,scaleFactor,mode,alignCorners,recomputeScaleFactor,antialias}
nn.UpsamplingBilinear2d x:tensor
new nn.PixelShuffle factor:number
nn.PixelShuffle x:tensor
new nn.PixelUnshuffle factor:number
nn.PixelUnshuffle x:tensor
new nn.ChannelShuffle factor:number
nn.ChannelShuffle x:tensor
new nn.Unfold kernelSize:number|number[] options?:{dilation,padding,stride}
nn.Unfold x:tensor
new nn.Fold outputSize:number|number[] kernelSize:number|number[] options?:{dilation,padding,stride}
nn.Fold x:tensor
nn.functional.logSoftmax x:tensor dim:number|{dim,dtype}
nn.functional.softmax x:tensor dim:number|{dim,dtype}
nn.functional.relu x:tensor
nn.functional.sigmoid x:tensor
nn.functional.tanh x:tensor
nn.functional.celu x:tensor alpha?:number|{alpha}
nn.functional.elu x:tensor alpha?:number|{alpha}
nn.functional.gelu x:tensor approximate?:string|{approximate}
nn.functional.glu x:tensor dim?:number|{dim}
nn.functional.hardshrink x:tensor lambd?:number|{lambd}
nn.functional.hardsigmoid x:tensor
nn.functional.hardswish x:tensor
nn.functional.hardtanh x:tensor minVal?:number|{minVal,maxVal} maxVal?:number
nn.functional.leakyRelu x:tensor negativeSlope?:number|{negativeSlope}
nn.functional.logsigmoid x:tensor
nn.functional.mish x:tensor
nn.functional.prelu x:tensor weight:tensor
nn.functional.relu6 x:tensor
nn.functional.rrelu x:tensor options?:{lower,upper,training}
nn.functional.selu x:tensor
nn.functional.silu x:tensor
nn.functional.softmin x:tensor dim:number|{dim,dtype}
nn.functional.softplus x:tensor beta?:number|{beta,threshold} threshold?:number
nn.functional.softshrink x:tensor lambd?:number|{lambd}
nn.functional.softsign x:tensor
nn.functional.tanhshrink x:tensor
nn.functional.threshold x:tensor limit:number value:number
nn.functional.scaledDotProductAttention query:tensor key:tensor value:tensor options?:{attnMask,dropoutP,isCausal,scale,needWeights}
nn.functional.conv1d x:tensor weight:tensor bias?:null|tensor|{bias,stride,padding,dilation,groups} options?:{bias,stride,padding,dilation,groups}
nn.functional.conv2d x:tensor weight:tensor bias?:null|tensor|{bias,stride,padding,dilation,groups} options?:{bias,stride,padding,dilation,groups}
nn.functional.convTranspose1d x:tensor weight:tensor bias?:null|tensor|{bias,stride,padding,outputPadding,groups,dilation} options?:{bias,stride,padding,outputPadding,groups,dilation}
nn.functional.convTranspose2d x:tensor weight:tensor bias?:null|tensor|{bias,stride,padding,outputPadding,groups,dilation} options?:{bias,stride,padding,outputPadding,groups,dilation}
nn.functional.bilinear a:tensor b:tensor weight:tensor bias?:null|tensor|{bias}
nn.functional.cosineSimilarity first:tensor second:tensor options?:{dim,eps}
nn.functional.pairwiseDistance a:tensor b:tensor options?:{p,eps,keepdim}
nn.functional.pdist x:tensor p?:number|{p}
nn.functional.embedding x:tensor weight:tensor options?:{paddingIdx,maxNorm,normType,scaleGradByFreq,sparse}
nn.functional.embeddingBag x:tensor weight:tensor options?:{offsets,mode,perSampleWeights,includeLastOffset,paddingIdx,maxNorm,normType,scaleGradByFreq,sparse}
nn.functional.oneHot x:tensor numClasses?:number|{numClasses}
nn.functional.fold x:tensor outputSize:number|number[] kernelSize:number|number[] options?:{dilation,padding,stride}
nn.functional.unfold x:tensor kernelSize:number|number[] options?:{dilation,padding,stride}
nn.functional.crossEntropy input:tensor target:tensor options?:{labelSmoothing,weight,ignoreIndex,reduction}
nn.functional.l1Loss input:tensor target:tensor options?:{reduction}
nn.functional.mseLoss input:tensor target:tensor options?:{reduction}
nn.functional.nllLoss input:tensor target:tensor options?:{weight,ignoreIndex,reduction}
nn.functional.batchNorm x:tensor runningMean?:null|tensor runningVar?:null|tensor options?:{training,momentum,weight,bias,eps}
nn.functional.groupNorm x:tensor numGroups:number options?:{weight,bias,eps}
nn.functional.instanceNorm x:tensor options?:{runningMean,runningVar,useInputStats,training,momentum,weight,bias,eps}
nn.functional.localResponseNorm x:tensor size:number options?:{alpha,beta,k}
nn.functional.normalize x:tensor options?:{p,dim,eps}
nn.functional.layerNorm x:tensor normalizedShape:number|number[] options?:{weight,bias,eps}
nn.functional.pad x:tensor padding:number[] options?:string|{mode,value} value?:null|number
nn.functional.avgPool1d x:tensor kernelSize:number|number[] options?:{stride,padding,ceilMode,countIncludePad,divisorOverride}
nn.functional.avgPool2d x:tensor kernelSize:number|number[] options?:{stride,padding,ceilMode,countIncludePad,divisorOverride}
nn.functional.maxPool1d x:tensor kernelSize:number|number[] options?:{stride,padding,dilation,ceilMode,returnIndices}
nn.functional.maxPool2d x:tensor kernelSize:number|number[] options?:{stride,padding,dilation,ceilMode,returnIndices}
nn.functional.avgPool3d x:tensor kernelSize:number|number[] options?:{stride,padding,ceilMode,countIncludePad,divisorOverride}
nn.functional.conv3d x:tensor weight:tensor biasOrOptions?:null|tensor|{bias,stride,padding,dilation,groups} options?:{bias,stride,padding,dilation,groups}
nn.functional.maxPool3d x:tensor kernelSize:number|number[] options?:{stride,padding,dilation,ceilMode,returnIndices}
nn.functional.dropout x:tensor options?:number|{p,training} training?:boolean
nn.functional.alphaDropout x:tensor options?:number|{p,training} training?:boolean
nn.functional.featureAlphaDropout x:tensor options?:number|{p,training} training?:boolean
nn.functional.dropout1d x:tensor options?:number|{p,training} training?:boolean
nn.functional.dropout2d x:tensor options?:number|{p,training} training?:boolean
nn.functional.dropout3d x:tensor options?:number|{p,training} training?:boolean
nn.functional.interpolate x:tensor options?:{size,scaleFactor,mode,alignCorners,recomputeScaleFactor,antialias}
nn.functional.pixelShuffle x:tensor upscaleFactor:number
nn.functional.pixelUnshuffle x:tensor downscaleFactor:number
nn.functional.channelShuffle x:tensor groups:number
nn.functional.upsample x:tensor options?:{size,scaleFactor,mode,alignCorners,recomputeScaleFactor,antialias}
nn.functional.upsampleNearest x:tensor options?:{size,scaleFactor,mode,alignCorners,recomputeScaleFactor,antialias}
nn.functional.upsampleBilinear x:tensor options?:{size,scaleFactor,mode,alignCorners,recomputeScaleFactor,antialias}
nn.functional.linear x:tensor weight:tensor bias?:null|tensor
nn.functional.marginRankingLoss a:tensor b:tensor target:tensor options?:{reduction,margin}
nn.functional.cosineEmbeddingLoss a:tensor b:tensor target:tensor options?:{reduction,margin}
nn.functional.tripletMarginWithDistanceLoss anchor:tensor positive:tensor negative:tensor options?:{distanceFunction,margin,swap,reduction}
nn.functional.multiMarginLoss input:tensor target:tensor options?:{p,margin,weight,reduction}
nn.functional.multilabelMarginLoss input:tensor target:tensor options?:{reduction}
nn.functional.multilabelSoftMarginLoss input:tensor target:tensor options?:{weight,reduction}
nn.functional.tripletMarginLoss anchor:tensor positive:tensor negative:tensor options?:{margin,p,eps,swap,reduction}
nn.functional.binaryCrossEntropy input:tensor target:tensor options?:{weight,reduction}
nn.functional.binaryCrossEntropyWithLogits input:tensor target:tensor options?:{posWeight,weight,reduction}
nn.functional.huberLoss input:tensor target:tensor options?:{reduction,delta}
nn.functional.smoothL1Loss input:tensor target:tensor options?:{reduction,beta}
nn.functional.klDiv input:tensor target:tensor options?:{reduction,logTarget}
nn.functional.poissonNllLoss input:tensor target:tensor options?:{logInput,full,eps,reduction}
nn.functional.gaussianNllLoss input:tensor target:tensor variance:tensor options?:{full,eps,reduction}
nn.functional.softMarginLoss input:tensor target:tensor options?:{reduction}
nn.functional.hingeEmbeddingLoss input:tensor target:tensor options?:{reduction,margin}
nn.functional.poissonNLLLoss input:tensor target:tensor options?:{logInput,full,eps,reduction}
nn.functional.gaussianNLLLoss input:tensor target:tensor variance:tensor options?:{full,eps,reduction}
nn.functional.adaptiveAvgPool2d x:tensor outputSize:null|null[]|number|number[]
nn.functional.adaptiveAvgPool1d x:tensor outputSize:null|null[]|number|number[]
nn.functional.adaptiveAvgPool3d x:tensor outputSize:null|null[]|number|number[]
nn.functional.adaptiveMaxPool1d x:tensor outputSize:null|null[]|number|number[] options?:{returnIndices}
nn.functional.adaptiveMaxPool2d x:tensor outputSize:null|null[]|number|number[] options?:{returnIndices}
nn.functional.adaptiveMaxPool3d x:tensor outputSize:null|null[]|number|number[] options?:{returnIndices}
nn.functional.lpPool1d x:tensor normType:number kernelSize:number|number[] options?:{stride,padding,ceilMode,countIncludePad,divisorOverride}
nn.functional.lpPool2d x:tensor normType:number kernelSize:number|number[] options?:{stride,padding,ceilMode,countIncludePad,divisorOverride}
nn.functional.maxUnpool1d x:tensor indices:tensor kernelSize:number|number[] options?:{stride,padding,outputSize}
nn.functional.maxUnpool2d x:tensor indices:tensor kernelSize:number|number[] options?:{stride,padding,outputSize}
nn.functional.maxUnpool3d x:tensor indices:tensor kernelSize:number|number[] options?:{stride,padding,outputSize}
nn.init.uniform_ x:tensor a?:number|{a,b} b?:number
nn.init.normal_ x:tensor mean?:number|{mean,std} std?:number
nn.init.fans x:tensor
nn.init.calculateGain nonlinearity:string param?:number
nn.init.kaimingUniform_ x:tensor options?:{a,mode,nonlinearity}
nn.init.xavierUniform_ x:tensor gain?:number|{gain}
nn.init.constant_ x:tensor value:number
nn.init.zeros_ x:tensor
nn.init.ones_ x:tensor
nn.init.kaimingNormal_ x:tensor options?:{a,mode,nonlinearity}
nn.init.xavierNormal_ x:tensor gain?:number|{gain}
nn.init.dirac_ x:tensor options?:{groups}
nn.init.eye_ x:tensor
nn.init.orthogonal_ x:tensor gain?:number|{gain}
nn.init.sparse_ x:tensor sparsity:number spread?:number|{std}
nn.init.truncNormal_ x:tensor options?:number|{mean,std,a,b} ...rest?:number
nn.utils.clipGradNorm_ parameters:iterable|tensor maxNorm:number options?:{normType,errorIfNonfinite}
nn.utils.clipGradValue_ parameters:iterable|tensor clipValue:number
nn.utils.vectorToParameters vector:tensor parameters:iterable
nn.utils.parametersToVector parameters:iterable
new optim.Optimizer params:iterable|object[] defaults:object
optim.Optimizer#addParamGroup group:object
optim.Optimizer#zeroGrad options?:{setToNone}
optim.Optimizer#step closure?:function
optim.Optimizer#loadStateDict options:object
new optim.Adadelta params:array|iterable options?:{lr,rho,eps,weightDecay,maximize}
new optim.Adagrad params:array|iterable options?:{lr,lrDecay,weightDecay,initialAccumulatorValue,eps,maximize}
new optim.Adam params:array|iterable options?:{lr,betas,eps,weightDecay,amsgrad,maximize}
new optim.AdamW params:array|iterable options?:{lr,betas,eps,weightDecay,amsgrad,maximize}
new optim.Adamax params:array|iterable options?:{lr,betas,eps,weightDecay,maximize}
new optim.NAdam params:array|iterable options?:{momentumDecay,lr,betas,eps,weightDecay,maximize}
new optim.RAdam params:array|iterable options?:{lr,betas,eps,weightDecay,maximize}
new optim.ASGD params:array|iterable options?:{lr,lambd,alpha,t0,weightDecay,maximize}
new optim.Rprop params:array|iterable options?:{lr,etas,stepSizes,maximize}
new optim.RMSprop params:array|iterable options?:{lr,alpha,eps,weightDecay,momentum,centered,maximize}
new optim.SGD params:array|iterable options:{lr,momentum,dampening,weightDecay,nesterov,maximize}
new optim.lrScheduler.LRScheduler optimizer:optimizer options?:{lastEpoch}
optim.lrScheduler.LRScheduler#step _metric?:any
optim.lrScheduler.LRScheduler#loadStateDict state:object
new optim.lrScheduler.ReduceLROnPlateau optimizer:optimizer options?:{mode,factor,patience,threshold,thresholdMode,cooldown,minLr,eps}
optim.lrScheduler.ReduceLROnPlateau#step metric:number|tensor
new optim.lrScheduler.SequentialLR optimizer:optimizer schedulers:scheduler[] milestones:number[]
new optim.lrScheduler.ChainedScheduler schedulers:scheduler[]
new optim.lrScheduler.CosineAnnealingLR optimizer:optimizer TMax:number options?:{etaMin}
new optim.lrScheduler.CosineAnnealingWarmRestarts optimizer:optimizer T0:number options?:{TMult,etaMin}
new optim.lrScheduler.CyclicLR optimizer:optimizer baseLr:number maxLr:number options?:{stepSizeUp,stepSizeDown,mode,gamma,scaleFn,scaleMode,cycleMomentum,baseMomentum,maxMomentum}
new optim.lrScheduler.OneCycleLR optimizer:optimizer maxLr:number options?:{totalSteps,epochs,stepsPerEpoch,pctStart,annealStrategy,cycleMomentum,baseMomentum,maxMomentum,divFactor,finalDivFactor,threePhase}
new optim.lrScheduler.LambdaLR optimizer:optimizer lrLambda:function|function[]
new optim.lrScheduler.MultiplicativeLR optimizer:optimizer lrLambda:function|function[]
new optim.lrScheduler.StepLR optimizer:optimizer stepSize:number options?:{gamma}
new optim.lrScheduler.MultiStepLR optimizer:optimizer milestones:number[] options?:{gamma}
new optim.lrScheduler.ConstantLR optimizer:optimizer options?:{factor,totalIters}
new optim.lrScheduler.LinearLR optimizer:optimizer options?:{startFactor,endFactor,totalIters}
new optim.lrScheduler.ExponentialLR optimizer:optimizer gamma:number
new optim.lrScheduler.PolynomialLR optimizer:optimizer options?:{totalIters,power}
new data.DataLoader dataset:any[]|dataset options?:{batchSize,shuffle,sampler,batchSampler,dropLast,collateFn,generator,label}
data.defaultCollate examples:any[]
new data.ConcatDataset datasets:dataset[]
data.ConcatDataset#get index:number
data.ConcatDataset#batch indices:number[]
new data.Dataset
data.randomSplit dataset:dataset lengths:number[] options?:{generator}
new data.Subset dataset:dataset indices:number[]
data.Subset#get index:number
data.Subset#batch indices:number[]
new data.TensorDataset ...tensors?:tensor
data.TensorDataset#get index:number
data.TensorDataset#batch indices:number[]
new data.ImageDataset data:object transform?:function|null
data.ImageDataset#get index:number
data.ImageDataset#batch indices:number[]
new data.ImageFolder images:tensor[] classNames:string[] transform?:function|null
data.ImageFolder#get index:number
new data.BatchSampler sampler:sampler batchSize:number dropLast:boolean
new data.RandomSampler source:dataset options?:{replacement,numSamples,generator}
new data.SequentialSampler source:dataset
new data.SubsetRandomSampler indices:number[] options?:{generator}
new data.WeightedRandomSampler weights:number[] numSamples:number options?:{replacement,generator}
data.parseCsv text:string options?:{delimiter,header} name?:string
data.readCsv source:URL|bytes|string options?:{delimiter,header}
new data.Table columns:string[] rows:array
data.Table#column name:string
data.Table#tensor ...names?:string
data.readImage source:URL|bytes|string options?:{mode}
data.readIdx source:URL|bytes|string
data.readNpy source:URL|bytes|string
datasets.identity
new datasets.ImageDataset data:object transform?:function|null
datasets.ImageDataset#get index:number
datasets.ImageDataset#batch indices:number[]
datasets.FashionMNIST options?:{train,transform,limit}
datasets.MNIST options?:{train,transform,limit}
datasets.setRoot addressOrFolder:URL|null|string
datasets.timeMachine
new transforms.Compose transforms:function[]
new transforms.Lambda fn:function
new transforms.Normalize mean:number|number[] std:number|number[]
new transforms.ToTensor
transforms.adjustBrightness image:tensor factor:number
transforms.adjustContrast image:tensor factor:number
transforms.adjustHue image:tensor turn:number
transforms.adjustSaturation image:tensor factor:number
new transforms.ColorJitter options?:{brightness,contrast,saturation,hue}
new transforms.CenterCrop size:number|number[]
transforms.crop image:tensor top:number left:number height:number width:number
new transforms.Pad padding:number|number[] options?:{fill,paddingMode}
transforms.Pad#places image:tensor
new transforms.RandomCrop size:number|number[] options?:{fill,paddingMode,padding}
new transforms.RandomResizedCrop size:number|number[] options?:{scale,ratio,interpolation}
transforms.hflip image:tensor
new transforms.RandomHorizontalFlip p?:number
new transforms.RandomVerticalFlip p?:number
transforms.vflip image:tensor
new transforms.Resize size:number|number[] options?:{interpolation}
transforms.resize image:tensor height:number width:number interpolation?:string
new transforms.Transform
text.tokenize lines:string[] token?:string
text.countTokens tokens:iterable
new text.Vocab tokens?:iterable options?:{minFreq,reservedTokens}
text.Vocab#get token:string|string[]
text.Vocab#toTokens index:number|number[]
io.save value:any name?:string
io.load source:URL|bytes|string options?:{weightsOnly,mapLocation}
io.parseSafetensors bytes:bytes
io.serializeSafetensors tensors:object metadata?:object
io.openBrowserStore
io.memoryStore
io.setFileStore next:null|object
Tensor.dim
Tensor.size dim?:number
Tensor.stride dim?:number
Tensor.storageOffset
Tensor.isContiguous
Tensor.elementSize
Tensor.item
Tensor.where condition:tensor other:boolean|number|tensor
Tensor.median dim?:number|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
Tensor.nanmedian dim?:number|{dim,keepdim,dtype} options?:{dim,keepdim,dtype}
Tensor.nonzero options?:object
Tensor.double
Tensor.half
Tensor.retainGrad
Tensor.registerHook hook:function
Tensor.backward gradient?:null|tensor|{retainGraph,createGraph} options?:{retainGraph,createGraph}
Tensor.toArray
Tensor.tolist
Tensor.toTypedArray
Tensor.toString
Tensor.untypedStorage
Tensor.to ...rest?:dtype|string|tensor|{dtype,device}
Tensor.float
Tensor.long
Tensor.int
Tensor.bool
Tensor.byte
Tensor.type dtype:dtype|string
Tensor.typeAs other:tensor
Tensor.cpu
Tensor.at ...rest?:any
Tensor.setAt indices:any value:boolean|number|tensor
Tensor.newZeros ...rest?:number|number[]|{dtype,requiresGrad,device}
Tensor.newOnes ...rest?:number|number[]|{dtype,requiresGrad,device}
Tensor.newEmpty ...rest?:number|number[]|{dtype,requiresGrad,device}
Tensor.newFull sizes:number[] value:boolean|number options?:{dtype,requiresGrad,device}
Tensor.newTensor data:any options?:{dtype,requiresGrad,device}
Tensor.repeat ...rest?:number|number[]
Tensor.tile ...rest?:number|number[]
Tensor.flip ...rest?:number|number[]
Tensor.view ...rest?:number|number[]
Tensor.reshape ...rest?:number|number[]
Tensor.permute ...rest?:number|number[]
Tensor.expand ...rest?:number|number[]
Tensor.sumToSize ...rest?:number|number[]
Tensor.unfold dim:number size:number step:number
Tensor.requiresGrad_ value?:boolean
Tensor.normal_ mean?:number std?:number draw?:{generator}
Tensor.uniform_ from?:number to?:number draw?:{generator}
Tensor.random_ from?:number to?:number draw?:{generator}
Tensor.exponential_ lambda?:number draw?:{generator}
Tensor.bernoulli_ p?:number|tensor draw?:{generator}
Tensor.fillDiagonal_ value:number
Tensor.copy_ source:boolean|number|tensor
Tensor.zero_
Tensor.where_ a:boolean|number|tensor b:boolean|number|tensor
`
