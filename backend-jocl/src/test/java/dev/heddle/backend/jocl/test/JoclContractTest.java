package dev.heddle.backend.jocl.test;

import dev.heddle.tck.ContractKit;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The JOCL backend proves itself, on the first device that OpenCL offers. */
@Suite
@SelectPackages("dev.heddle.tck.contract")
@IncludeClassNamePatterns(".*Tests")
@ConfigurationParameter(key = ContractKit.BACKEND, value = "jocl")
class JoclContractTest {}
