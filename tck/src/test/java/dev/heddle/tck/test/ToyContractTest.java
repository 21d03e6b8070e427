package dev.heddle.tck.test;

import dev.heddle.tck.ContractKit;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** A stranger's backend proves itself: the toy passes for the features that it claims. */
@Suite
@SelectPackages("dev.heddle.tck.contract")
@IncludeClassNamePatterns(".*Tests")
@ConfigurationParameter(key = ContractKit.BACKEND, value = "toy")
class ToyContractTest {}
